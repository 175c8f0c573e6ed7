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

/** A value as a TypeScript literal, pieces of code as they are. */
export function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/"\\u0000.*?\\u0000"/g, (text) => JSON.parse(text).slice(1, -1));
}
