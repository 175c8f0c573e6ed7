/** The types of the keywords of JSON Schema that check a value without applying other schemas. */
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

const isNumber = (value: unknown) => typeof value === "number";
const isString = (value: unknown) => typeof value === "string";

/** The assertion of each keyword. */
export const assertions: { readonly [Keyword in keyof AssertionKeywords]: Assertion<AssertionKeywords[Keyword]> } = {
  type: (types, value) =>
    [types].flat().some((type) => (type === "number" ? Number.isFinite(value) : type === getJsonType(value))),
  const: (expected, value) => expected === value || toCanonicalJson(expected) === toCanonicalJson(value),
  enum: (values, value) => values.includes(value) || values.map(toCanonicalJson).includes(toCanonicalJson(value)),
  minimum: forType(isNumber, (limit, number) => number >= limit),
  maximum: forType(isNumber, (limit, number) => number <= limit),
  exclusiveMinimum: forType(isNumber, (limit, number) => number > limit),
  exclusiveMaximum: forType(isNumber, (limit, number) => number < limit),
  // Round the quotient, because 19.99 / 0.01 is 1998.9999999999998.
  multipleOf: forType(isNumber, (divisor, number) => Number.isInteger(Number((number / divisor).toPrecision(15)))),
  minLength: forType(isString, (limit, text) => countCodePoints(text) >= limit),
  maxLength: forType(isString, (limit, text) => countCodePoints(text) <= limit),
  pattern: forType(isString, (pattern, text) => pattern.test(text)),
  format: forType(isString, ({ pattern }, text) => pattern.test(text)),
  minItems: forType(Array.isArray, (limit, { length }) => length >= limit),
  maxItems: forType(Array.isArray, (limit, { length }) => length <= limit),
  uniqueItems: forType(
    Array.isArray,
    (unique, items) => !unique || new Set(items.map(toCanonicalJson)).size === items.length,
  ),
  minProperties: forType(isObject, (limit, object) => Object.keys(object).length >= limit),
  maxProperties: forType(isObject, (limit, object) => Object.keys(object).length <= limit),
};

/** Creates an assertion that applies to one type. Every other value satisfies it. */
function forType<Value, Expected>(
  isType: (value: unknown) => value is Value,
  check: (expected: Expected, value: Value) => boolean,
): Assertion<Expected> {
  return (expected, value) => !isType(value) || check(expected, value);
}

/** Returns `true` for an object in the sense of JSON: neither `null` nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return getJsonType(value) === "object";
}

/** Returns the narrowest JSON Schema type of a value. */
function getJsonType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** JSON Schema counts code points, not UTF-16 units. */
function countCodePoints(text: string): number {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, " ").length;
}

/** Serializes a value with its properties sorted, so that equal values have equal text. */
function toCanonicalJson(value: unknown): string {
  const sort = (object: object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(value, (_name, part) => (isObject(part) ? sort(part) : part));
}
