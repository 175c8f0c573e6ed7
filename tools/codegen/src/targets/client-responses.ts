import type { Description } from "../description.ts";
import type { Schema } from "../openapi.ts";
import type { Operation } from "../operations.ts";

/** The required properties of a JSON object with their types, such as `object` and `null`. */
type RequiredProperties = Record<string, string[]>;

/**
 * Returns the successful statuses of an operation with the required properties of their bodies and the types of the
 * properties, such as `string` or `object | null`. Returns `undefined` if no success has a body.
 */
export function readSuccess(description: Description, { responses }: Operation): object | undefined {
  const successes = Object.entries(responses)
    .filter(([status]) => /^2\d\d$/.test(status))
    .map(([status, { content = {} }]) => [status, content["application/json"]?.schema] as const);
  if (successes.every(([, schema]) => schema === undefined)) return undefined;
  const entries = successes.map(([status, schema = {}]) => {
    const required = Object.entries(readRequired(description, schema));
    return [status, Object.fromEntries(required.map(([name, types]) => [name, [...new Set(types)].join(" | ")]))];
  });
  return Object.fromEntries(entries);
}

/** Returns the properties that every variant of a schema requires, without those of unknown type. */
function readRequired(description: Description, reference: Schema): RequiredProperties {
  const { allOf = [], anyOf = [], oneOf = anyOf, properties = {}, required = [] } = description.resolveRef(reference);
  const own = required
    .map((name) => [name, listTypes(description, properties[name] ?? {})] as const)
    .filter(([, types]) => types.length > 0);
  const readAll = (schemas: Schema[]) => schemas.map((schema) => readRequired(description, schema));
  return Object.assign({}, ...readAll(allOf), intersect(readAll(oneOf)), Object.fromEntries(own));
}

function intersect([first = {}, ...others]: RequiredProperties[]): RequiredProperties {
  const shared = Object.entries(first).filter(([name]) => others.every((other) => name in other));
  return Object.fromEntries(
    shared.map(([name, types]) => [name, [...types, ...others.flatMap((other) => other[name] ?? [])]]),
  );
}

/** Returns the JSON types of a schema. Returns none if the type of a variant is unknown. */
function listTypes(description: Description, reference: Schema): string[] {
  const { type, const: constant, enum: values, anyOf = [], oneOf = anyOf } = description.flattenAllOf(reference);
  if (type !== undefined) return [type].flat().map((one) => (one === "integer" ? "number" : one));
  if (constant !== undefined) return [getJsonType(constant)];
  if (values) return values.map(getJsonType);
  const variants = oneOf.map((variant) => listTypes(description, variant));
  return variants.some((types) => types.length === 0) ? [] : variants.flat();
}

function getJsonType(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
