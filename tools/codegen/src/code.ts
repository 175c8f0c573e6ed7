import { randomUUID } from "node:crypto";

/** Encloses code inside a literal. Random, so that no text of a description can pass for code. */
const marker = randomUUID();

/** A piece of code inside a literal. */
export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toJSON(): string {
    return `${marker}${this.text}${marker}`;
  }
}

/** Returns a value as a TypeScript literal; a {@link Code} in it is written as it is. */
export function toLiteral(value: unknown): string {
  const code = new RegExp(`"${marker}.*?${marker}"`, "g");
  return JSON.stringify(value, null, 2).replace(code, (text) => JSON.parse(text).slice(marker.length, -marker.length));
}

/** Joins the words of a name in Pascal case, for use in an identifier: "Config.TimeStep" becomes `ConfigTimeStep`. */
export function toPascalCase(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join("");
}

/** Joins the words of a name in camel case: "ListFactor" becomes `listFactor`. */
export function toCamelCase(name: string): string {
  const words = toPascalCase(name);
  return `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
}
