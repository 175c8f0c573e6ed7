import { resolve, type Schema } from "./description.ts";

/** A value at a limit of a schema, as text for a form or a query. */
export interface Probe {
  keyword: string;
  value: string;
  valid: boolean;
}

/** One code point, but two UTF-16 code units. */
const astralCharacter = "\u{1F511}";
/** Texts that are not the plain form of an integer. */
const malformed = ["+30", "030", "30.0", "30.5", "3e1", "0x1e", " 30", "30 ", "NaN", "thirty", "9007199254740993", ""];

/** Returns values just inside and just outside of every limit. The example is a valid value. */
export function findProbes(reference: Schema, example: string): Probe[] {
  const schema = resolve(reference);
  const { type, minimum, maximum, minLength, maxLength, pattern } = schema;
  const probe = (keyword: string, valid: boolean, ...values: string[]) =>
    values.map((value) => ({ keyword, valid, value }));
  const words = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  const withLength = (length: number) => resize(schema, example, length);
  const limit = (keyword: string, at: number | undefined, outside: 1 | -1, toText: (size: number) => string) =>
    at === undefined ? [] : [...probe(keyword, true, toText(at)), ...probe(keyword, false, toText(at + outside))];
  const misspelled = [0, 1, example.length - 1].map((at) => `${example.slice(0, at)}!${example.slice(at + 1)}`);
  return [
    ...words.flatMap((word) => [...probe("enum", true, word), ...probe("enum", false, swapCase(word), `${word} `)]),
    ...(type === "integer" ? probe("type", false, ...malformed) : []),
    ...limit("minimum", minimum, -1, String),
    ...limit("maximum", maximum, 1, String),
    ...limit("length", minLength, -1, withLength),
    ...limit("length", maxLength, 1, withLength),
    ...(pattern
      ? [example, ...misspelled, `${example}\n`].flatMap((text) =>
          probe("pattern", new RegExp(pattern, "u").test(text), text),
        )
      : []),
  ];
}

/**
 * Returns a text of `length` code points. If there is no pattern, fills it with code points of two UTF-16 code units.
 */
function resize({ contentSchema, pattern }: Schema, example: string, length: number): string {
  if (contentSchema) return `{"k":"${astralCharacter.repeat(length - '{"k":""}'.length)}"}`;
  const points = [...example];
  const filler = pattern ? (points.at(-1) ?? "") : astralCharacter;
  while (points.length < length) points.push(filler);
  return points.slice(0, length).join("");
}

function swapCase(word: string): string {
  return word === word.toLowerCase() ? word.toUpperCase() : word.toLowerCase();
}
