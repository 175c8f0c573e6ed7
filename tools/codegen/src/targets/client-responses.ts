import type { Description } from "../description.ts";
import type { Schema } from "../openapi.ts";
import type { Operation } from "../operations.ts";

/** The required properties of a JSON object with their types, such as `string` or `object | null`. */
type RequiredProperties = Record<string, string>;

/**
 * Returns the successful statuses of an operation with the required properties of their bodies. Returns `undefined` if
 * no success has a body.
 */
export function readSuccess(
  description: Description,
  { responses }: Operation,
): Record<string, RequiredProperties> | undefined {
  const successes = Object.entries(responses)
    .filter(([status]) => /^2\d\d$/.test(status))
    .map(([status, { content = {} }]) => [status, content["application/json"]?.schema] as const);
  if (successes.every(([, schema]) => schema === undefined)) return undefined;
  return Object.fromEntries(successes.map(([status, schema = {}]) => [status, readRequired(description, schema)]));
}

/** Returns the properties that every variant of a schema requires. */
function readRequired(description: Description, reference: Schema): RequiredProperties {
  const { allOf = [], oneOf, anyOf, properties = {}, required = [] } = description.resolveRef(reference);
  const variants = (oneOf ?? anyOf ?? []).map((variant) => readRequired(description, variant));
  const own = required
    .map((name) => [name, joinTypes(listTypes(description, properties[name] ?? {}))])
    .filter(([, types]) => types !== "unknown");
  const parts = allOf.map((part) => readRequired(description, part));
  return Object.assign({}, ...parts, intersect(variants), Object.fromEntries(own));
}

function intersect([first = {}, ...others]: RequiredProperties[]): RequiredProperties {
  const shared = Object.entries(first).filter(([name]) => others.every((other) => name in other));
  return Object.fromEntries(
    shared.map(([name, types]) => [name, joinTypes([types, ...others.map((other) => other[name] ?? "unknown")])]),
  );
}

/** Joins types without repetition. The result is unknown if one of the types is unknown. */
function joinTypes(types: string[]): string {
  const unique = new Set(types.flatMap((type) => type.split(" | ")));
  return unique.size === 0 || unique.has("unknown") ? "unknown" : [...unique].join(" | ");
}

function listTypes(description: Description, reference: Schema): string[] {
  const schema = description.flattenAllOf(reference);
  if (schema.type !== undefined) return [schema.type].flat().map((type) => (type === "integer" ? "number" : type));
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values) return values.map(getJsonType);
  return (schema.oneOf ?? schema.anyOf ?? []).map((variant) => joinTypes(listTypes(description, variant)));
}

function getJsonType(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
