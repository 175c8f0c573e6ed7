import type { Description } from "./description.ts";
import type { Schema } from "./openapi.ts";

/** Describes the values that a schema allows, for an error message: "a whole number from 20 to 60". */
export function describeSchema(description: Description, reference: Schema): string {
  const schema = description.flattenAllOf(reference);
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values) return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
  if (schema.contentSchema) {
    const length = schema.maxLength === undefined ? "" : ` of at most ${countCharacters(schema.maxLength)}`;
    return `the text of a JSON value${length}: ${describeContent(description, schema.contentSchema)}`;
  }
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return describeUnion(description, schema);
  return types.map((type) => (describeType[type] ?? (() => type))(schema)).join(" or ");
}

const describeType: Record<string, (schema: Schema) => string> = {
  null: () => "null",
  boolean: () => "true or false",
  array: () => "an array",
  object: () => "an object",
  integer: (schema) => `a whole number${describeRange(schema)}`,
  number: (schema) => `a number${describeRange(schema)}`,
  string: ({ minLength, maxLength, pattern, format }) =>
    [
      describeLength(minLength, maxLength) ?? "text",
      format && format !== "password" && `in the format ${format}`,
      pattern && `matching ${pattern}`,
    ]
      .filter(Boolean)
      .join(" "),
};

function describeUnion(description: Description, { anyOf = [], oneOf = anyOf }: Schema): string {
  const variants = new Set(oneOf.map((variant) => describeSchema(description, variant)));
  return [...variants].join(" or ") || "a value that the description allows";
}

function describeContent(description: Description, reference: Schema): string {
  const { type, additionalProperties } = description.resolveRef(reference);
  const values = typeof additionalProperties === "object" && description.resolveRef(additionalProperties).type;
  return [type ?? "any value"]
    .flat()
    .map((one) => (one === "object" && values ? `object of ${values}s` : one))
    .join(" or ");
}

function describeRange({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Schema): string {
  const bounds =
    minimum !== undefined && maximum !== undefined
      ? [` from ${minimum} to ${maximum}`]
      : [minimum !== undefined && ` of at least ${minimum}`, maximum !== undefined && ` of at most ${maximum}`];
  return [
    ...bounds,
    exclusiveMinimum !== undefined && ` above ${exclusiveMinimum}`,
    exclusiveMaximum !== undefined && ` below ${exclusiveMaximum}`,
    multipleOf !== undefined && `, a multiple of ${multipleOf}`,
  ]
    .filter(Boolean)
    .join("");
}

function describeLength(minimum?: number, maximum?: number): string | undefined {
  if (minimum !== undefined && minimum === maximum) return countCharacters(minimum);
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${countCharacters(maximum)}`;
  if (minimum !== undefined) return `at least ${countCharacters(minimum)}`;
  return maximum === undefined ? undefined : `at most ${countCharacters(maximum)}`;
}

function countCharacters(count: number): string {
  return `${count} character${count === 1 ? "" : "s"}`;
}
