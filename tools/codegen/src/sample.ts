import type { Description } from "./description.ts";
import type { Schema } from "./openapi.ts";

/** The maximum depth of a sample, for schemas that contain themselves. */
const maxDepth = 5;

const texts: Record<string, string> = {
  date: "2026-01-01",
  "date-time": "2026-01-01T00:00:00Z",
  email: "user@example.com",
  uri: "https://example.com/",
  uuid: "00000000-0000-4000-8000-000000000000",
};

/**
 * Creates a small sample of a schema: an example of the schema if it has one, otherwise its required properties. Ignores
 * patterns and most limits. Sets an integer property called `status` to the status of the response.
 */
export function createSample(description: Description, reference: Schema, status: number, depth = 0): unknown {
  const schema = description.resolveRef(reference);
  const example = findExample(schema);
  if (example !== undefined) return example;
  const { allOf = [], oneOf = [], anyOf = [], properties = {} } = schema;
  const parts = [...allOf, ...[...oneOf, ...anyOf].slice(0, 1)].map((part) =>
    createSample(description, part, status, depth),
  );
  const [type = schema.properties ? "object" : undefined] = [schema.type ?? []].flat();
  if (type !== "object" && parts.length === 0) return createPlain(type, schema);
  const own = Object.entries(properties).flatMap(([name, property]) => {
    const resolved = description.resolveRef(property);
    if (name === "status" && resolved.type === "integer") return [[name, status]];
    const isNeeded = schema.required?.includes(name) || findExample(resolved) !== undefined;
    return isNeeded && depth < maxDepth ? [[name, createSample(description, property, status, depth + 1)]] : [];
  });
  const objects = parts.filter((part) => typeof part === "object");
  return objects.length < parts.length ? parts[0] : Object.assign({}, ...objects, Object.fromEntries(own));
}

function findExample({
  example,
  examples,
  default: defaultValue,
  const: constant,
  enum: [first] = [],
}: Schema): unknown {
  const listed = Array.isArray(examples) ? examples : [];
  return [example, ...listed, defaultValue, constant, first].find((value) => value !== undefined);
}

function createPlain(type: string | undefined, { format = "", minLength = 0, minimum = 0 }: Schema): unknown {
  const text = texts[format] ?? "x".repeat(minLength);
  const values = { string: text, integer: minimum, number: minimum, boolean: false, array: [], null: null };
  return type === undefined ? {} : values[type as keyof typeof values];
}
