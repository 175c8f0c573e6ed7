/** The keywords of JSON Schema that check a value without other schemas, and the types of the keywords' own values. */
export interface AssertionKeywords {
  type: string | readonly string[];
  const: unknown;
  enum: readonly unknown[];
  minimum: number;
  maximum: number;
  exclusiveMinimum: number;
  exclusiveMaximum: number;
  multipleOf: number;
  minLength: number;
  maxLength: number;
  pattern: RegExp;
  format: { readonly name: string; readonly pattern: RegExp };
  minItems: number;
  maxItems: number;
  uniqueItems: boolean;
  minProperties: number;
  maxProperties: number;
}

/** Returns `true` if a value satisfies a keyword. A keyword applies to one type; every other value satisfies it. */
export type Assertion<Expected> = (expected: Expected, value: unknown) => boolean;

/** The assertion of each keyword. */
export const assertions: { readonly [Keyword in keyof AssertionKeywords]: Assertion<AssertionKeywords[Keyword]> } = {
  type: (types, value) =>
    [types].flat().some((type) => (type === "number" ? Number.isFinite(value) : type === jsonTypeOf(value))),
  const: (only, value) => only === value || canonicalJson(only) === canonicalJson(value),
  enum: (some, value) => some.includes(value) || some.map(canonicalJson).includes(canonicalJson(value)),
  minimum: forNumbers((limit, number) => number >= limit),
  maximum: forNumbers((limit, number) => number <= limit),
  exclusiveMinimum: forNumbers((limit, number) => number > limit),
  exclusiveMaximum: forNumbers((limit, number) => number < limit),
  multipleOf: forNumbers((divisor, number) => Number.isInteger(number / divisor)),
  minLength: forStrings((limit, text) => countCodePoints(text) >= limit),
  maxLength: forStrings((limit, text) => countCodePoints(text) <= limit),
  pattern: forStrings((pattern, text) => pattern.test(text)),
  format: forStrings(({ pattern }, text) => pattern.test(text)),
  minItems: forArrays((limit, { length }) => length >= limit),
  maxItems: forArrays((limit, { length }) => length <= limit),
  uniqueItems: forArrays((unique, items) => !unique || new Set(items.map(canonicalJson)).size === items.length),
  minProperties: forObjects((limit, object) => Object.keys(object).length >= limit),
  maxProperties: forObjects((limit, object) => Object.keys(object).length <= limit),
};

function forNumbers<Expected>(check: (expected: Expected, number: number) => boolean): Assertion<Expected> {
  return (expected, value) => typeof value !== "number" || check(expected, value);
}

function forStrings<Expected>(check: (expected: Expected, text: string) => boolean): Assertion<Expected> {
  return (expected, value) => typeof value !== "string" || check(expected, value);
}

function forArrays<Expected>(check: (expected: Expected, items: unknown[]) => boolean): Assertion<Expected> {
  return (expected, value) => !Array.isArray(value) || check(expected, value);
}

function forObjects<Expected>(check: (expected: Expected, object: object) => boolean): Assertion<Expected> {
  return (expected, value) => !isObject(value) || check(expected, value);
}

/** Returns `true` for an object in the sense of JSON: neither `null` nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return jsonTypeOf(value) === "object";
}

/** Returns the narrowest JSON Schema type of a value. */
function jsonTypeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** JSON Schema counts code points, not UTF-16 units. */
function countCodePoints(text: string): number {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, " ").length;
}

/** Serializes a value with its properties sorted, so that equal values have equal text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, part) => (isObject(part) ? sortProperties(part) : part));
}

function sortProperties(object: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}
