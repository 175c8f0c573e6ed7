import { randomUUID } from "node:crypto";

/** The delimiter of code in a literal. It is random, so that no text of a description contains it. */
const marker = randomUUID();

/** A piece of code that {@link toLiteral} writes unquoted. */
export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toJSON(): string {
    return `${marker}${this.text}${marker}`;
  }
}

/** Returns a value as a TypeScript literal, with each {@link Code} in it unquoted. */
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
