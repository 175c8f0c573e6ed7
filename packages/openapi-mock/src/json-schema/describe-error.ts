import type { ValidationError } from "./validate.ts";

/** Describes an error without the received value, which may be a secret. */
export function describeError({ pointer, keyword, expected, received }: ValidationError): string {
  if (keyword === "required") return `lacks ${pointer}/${expected}`;
  return `has ${describeType(received)} at ${pointer || "/"}, which violates "${keyword}" ${JSON.stringify(expected, toSource)}`;
}

function toSource(_name: string, value: unknown): unknown {
  return value instanceof RegExp ? value.source : value;
}

function describeType(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return `${typeof value === "object" ? "an" : "a"} ${Array.isArray(value) ? "array" : typeof value}`;
}
