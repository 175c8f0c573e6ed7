import { type Document, follow, type Schema } from "./document.ts";

/** What a schema asks for, in the words of an error message: "a whole number from 20 to 60". */
export function expectationOf(document: Document, reference: Schema): string {
  const schema = follow(document, reference);
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return `one of ${schema.enum.join(", ")}`;
  if (schema.contentSchema) {
    return `the text of a JSON value${limit(" of at most ", schema.maxLength, " characters")}: ${contentOf(document, schema.contentSchema)}`;
  }
  if (schema.type === "integer" || schema.type === "number") {
    return `${schema.type === "integer" ? "a whole number" : "a number"}${range(schema.minimum, schema.maximum)}`;
  }
  if (schema.type === "boolean") return "true or false";
  if (schema.type === "string") {
    const length = schema.minLength === schema.maxLength ? "" : range(schema.minLength, schema.maxLength);
    const characters = length && `${length.replace(/^ (from )?/, "")} characters`;
    return [characters || "text", schema.pattern && `matching ${schema.pattern}`].filter(Boolean).join(" ");
  }
  return String(schema.description ?? schema.type ?? "a value that the description allows");
}

function contentOf(document: Document, reference: Schema): string {
  const schema = follow(document, reference);
  const values = typeof schema.additionalProperties === "object" && schema.additionalProperties.type;
  return [schema.type ?? "any value"]
    .flat()
    .map((type) => (type === "object" && values ? `object of ${values}s` : type))
    .join(" or ");
}

function range(minimum?: number, maximum?: number): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  return limit(" at least ", minimum) + limit(" at most ", maximum);
}

function limit(before: string, value: number | undefined, after = ""): string {
  return value === undefined ? "" : `${before}${value}${after}`;
}
