/** A piece of code inside a literal. */
export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toJSON(): string {
    return `\u0000${this.text}\u0000`;
  }
}

/** A value as a TypeScript literal, pieces of code as they are. Throws at a key that would not be one there. */
export function literal(value: unknown): string {
  const key = (name: string, part: unknown) => {
    if (name === "__proto__") throw new Error('a property cannot be called "__proto__".');
    return part;
  };
  return JSON.stringify(value, key, 2).replace(/"\\u0000.*?\\u0000"/g, (text) => JSON.parse(text).slice(1, -1));
}
