/** The keywords of JSON Schema that look at a value as it stands, and what each asks for. */
export interface Asserted {
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

/** Whether a value is as a keyword asks; a value of a type that the keyword is not about always is. */
export type Assertion<Asked> = (asked: Asked, value: unknown) => boolean;

/** What decides it, by keyword. */
export const assertions: { readonly [Keyword in keyof Asserted]: Assertion<Asserted[Keyword]> } = {
  type: (types, value) =>
    [types].flat().some((type) => (type === "number" ? Number.isFinite(value) : type === typeOf(value))),
  const: (only, value) => only === value || canonical(only) === canonical(value),
  enum: (some, value) => some.includes(value) || some.map(canonical).includes(canonical(value)),
  minimum: ofNumbers((limit, number) => number >= limit),
  maximum: ofNumbers((limit, number) => number <= limit),
  exclusiveMinimum: ofNumbers((limit, number) => number > limit),
  exclusiveMaximum: ofNumbers((limit, number) => number < limit),
  multipleOf: ofNumbers((factor, number) => Number.isInteger(number / factor)),
  minLength: ofTexts((limit, text) => lengthOf(text) >= limit),
  maxLength: ofTexts((limit, text) => lengthOf(text) <= limit),
  pattern: ofTexts((pattern, text) => pattern.test(text)),
  format: ofTexts(({ pattern }, text) => pattern.test(text)),
  minItems: ofArrays((limit, { length }) => length >= limit),
  maxItems: ofArrays((limit, { length }) => length <= limit),
  uniqueItems: ofArrays((asked, items) => !asked || new Set(items.map(canonical)).size === items.length),
  minProperties: ofObjects((limit, object) => Object.keys(object).length >= limit),
  maxProperties: ofObjects((limit, object) => Object.keys(object).length <= limit),
};

function ofNumbers<Asked>(holds: (asked: Asked, number: number) => boolean): Assertion<Asked> {
  return (asked, value) => typeof value !== "number" || holds(asked, value);
}

function ofTexts<Asked>(holds: (asked: Asked, text: string) => boolean): Assertion<Asked> {
  return (asked, value) => typeof value !== "string" || holds(asked, value);
}

function ofArrays<Asked>(holds: (asked: Asked, items: unknown[]) => boolean): Assertion<Asked> {
  return (asked, value) => !Array.isArray(value) || holds(asked, value);
}

function ofObjects<Asked>(holds: (asked: Asked, object: object) => boolean): Assertion<Asked> {
  return (asked, value) => !isObject(value) || holds(asked, value);
}

/** Whether a value is what JSON calls an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === "object";
}

/** The narrowest type that JSON Schema has for a value. */
function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** In code points, as JSON Schema counts. */
function lengthOf(text: string): number {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, " ").length;
}

/** A text that equal values share, whatever the order of their properties. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part) => (isObject(part) ? sorted(part) : part));
}

function sorted(object: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}
