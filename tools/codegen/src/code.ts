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

/** Returns a value as a TypeScript literal; a {@link Code} in it is written as it is. */
export function toLiteral(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/"\\u0000.*?\\u0000"/g, (text) => JSON.parse(text).slice(1, -1));
}

/** Joins the words of a name in Pascal case, for use in an identifier: "Config.TimeStep" becomes `ConfigTimeStep`. */
export function toPascalCase(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join("");
}

/** Joins the words of a name in camel case: "ListFactor" becomes `listFactor`. */
export function toCamelCase(name: string): string {
  const words = toPascalCase(name);
  return `${words[0]?.toLowerCase()}${words.slice(1)}`;
}
