import type { Description } from "./description.ts";
import type { Schema } from "./openapi.ts";

/** Describes the values that a schema allows, for error messages, such as "a whole number from 20 to 60". */
export function describeSchema(description: Description, reference: Schema): string {
  const schema = description.flattenAllOf(reference);
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values) return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
  if (schema.contentSchema) {
    const length = describeLength(schema);
    return `the text of a JSON value${length && ` of ${length}`}: ${describeContent(description, schema.contentSchema)}`;
  }
  const { type, anyOf = [], oneOf = anyOf } = schema;
  const words =
    type === undefined
      ? oneOf.map((variant) => describeSchema(description, variant))
      : [type].flat().map((one) => (describeType[one] ?? (() => one))(schema));
  return [...new Set(words)].join(" or ") || "a value that the description allows";
}

const describeType: Record<string, (schema: Schema) => string> = {
  null: () => "null",
  boolean: () => "true or false",
  array: () => "an array",
  object: () => "an object",
  integer: (schema) => `a whole number${describeRange(schema)}`,
  number: (schema) => `a number${describeRange(schema)}`,
  string: (schema) =>
    [
      describeLength(schema) || "text",
      schema.format && schema.format !== "password" && `in the format ${schema.format}`,
      schema.pattern && `matching ${schema.pattern}`,
    ]
      .filter(Boolean)
      .join(" "),
};

function describeContent(description: Description, reference: Schema): string {
  const { type, additionalProperties } = description.resolveRef(reference);
  const values = typeof additionalProperties === "object" && description.resolveRef(additionalProperties).type;
  return [type ?? "any value"]
    .flat()
    .map((one) => (one === "object" && values ? `object of ${values}s` : one))
    .join(" or ");
}

function describeRange({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Schema): string {
  const limits = describeLimits(minimum, maximum);
  return [
    limits && ` ${limits.includes(" to ") ? "from" : "of"} ${limits}`,
    exclusiveMinimum !== undefined && ` above ${exclusiveMinimum}`,
    exclusiveMaximum !== undefined && ` below ${exclusiveMaximum}`,
    multipleOf !== undefined && `, a multiple of ${multipleOf}`,
  ]
    .filter(Boolean)
    .join("");
}

/** Returns "3 to 5 characters", or an empty string without limits. */
function describeLength({ minLength, maxLength }: Schema): string {
  const limits = minLength === maxLength ? String(minLength ?? "") : describeLimits(minLength, maxLength);
  return limits && `${limits} character${/\b1$/.test(limits) ? "" : "s"}`;
}

/** Returns "20 to 60", "at least 20", "at most 60", or an empty string without limits. */
function describeLimits(minimum?: number, maximum?: number): string {
  if (minimum === undefined) return maximum === undefined ? "" : `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `${minimum} to ${maximum}`;
}
