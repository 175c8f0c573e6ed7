import type { Description } from "../description.ts";
import type { Schema } from "../openapi.ts";

/** The keywords whose value is data, where a key called "properties" declares nothing. */
const dataKeywords = ["value", "example", "examples", "default", "const", "enum"];

/** Returns the names of all properties and parameters with `format: password`. */
export function listSecretNames(description: Description): string[] {
  const names = new Set<string>();
  const add = (name: string, schema: Schema) => {
    if (description.flattenAllOf(schema).format === "password") names.add(name);
  };
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { name, schema, properties } = node as { name?: unknown; schema?: Schema; properties?: object };
    if (typeof name === "string" && schema) add(name, schema);
    for (const [property, own] of Object.entries<Schema>({ ...properties })) {
      if (typeof own === "object") add(property, own);
    }
    for (const [key, value] of Object.entries(node)) if (!dataKeywords.includes(key)) visit(value);
  };
  visit(description.document);
  return [...names];
}
