import { follow, overview } from "./document.ts";
import type { Document, Schema } from "./openapi.ts";

/** What a schema asks for, in the words of an error message: "a whole number from 20 to 60". */
export function expectationOf(document: Document, reference: Schema): string {
  const schema = overview(document, reference);
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values) return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
  if (schema.contentSchema) {
    const length = schema.maxLength === undefined ? "" : ` of at most ${characters(schema.maxLength)}`;
    return `the text of a JSON value${length}: ${contentOf(document, schema.contentSchema)}`;
  }
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return schema.description ?? "a value that the description allows";
  return types.map((type) => (wordsFor[type] ?? (() => type))(schema)).join(" or ");
}

const wordsFor: Record<string, (schema: Schema) => string> = {
  null: () => "null",
  boolean: () => "true or false",
  array: ({ description }) => description ?? "an array",
  object: ({ description }) => description ?? "an object",
  integer: (schema) => `a whole number${numberBounds(schema)}`,
  number: (schema) => `a number${numberBounds(schema)}`,
  string: ({ minLength, maxLength, pattern, format }) =>
    [
      lengthBounds(minLength, maxLength) ?? "text",
      format && format !== "password" && `in the format ${format}`,
      pattern && `matching ${pattern}`,
    ]
      .filter(Boolean)
      .join(" "),
};

function contentOf(document: Document, reference: Schema): string {
  const { type, additionalProperties } = follow(document, reference);
  const values = typeof additionalProperties === "object" && follow(document, additionalProperties).type;
  return [type ?? "any value"]
    .flat()
    .map((one) => (one === "object" && values ? `object of ${values}s` : one))
    .join(" or ");
}

function numberBounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Schema): string {
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

function lengthBounds(minimum?: number, maximum?: number): string | undefined {
  if (minimum !== undefined && minimum === maximum) return characters(minimum);
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${characters(maximum)}`;
  if (minimum !== undefined) return `at least ${characters(minimum)}`;
  return maximum === undefined ? undefined : `at most ${characters(maximum)}`;
}

function characters(count: number): string {
  return `${count} character${count === 1 ? "" : "s"}`;
}
