import type { ValidationError } from "./validate.ts";

/** Describes an error without the received value, which may be a secret. */
export function describeError({ pointer, keyword, expected, received }: ValidationError): string {
  if (keyword === "required") return `lacks ${pointer}/${expected}`;
  const found = `${pointer ? "has" : "is"} ${describeType(received)}${pointer && ` at ${pointer}`}`;
  // The value of `additionalProperties`, for example, may be the schema `false`.
  if (keyword === "false") return `${found}, where nothing is allowed`;
  const limit = keyword === "format" ? Object(expected).name : expected;
  const text = JSON.stringify(limit, (_name, part) => (part instanceof RegExp ? part.source : part));
  return `${found}, which violates "${keyword}" ${text}`;
}

function describeType(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return `${typeof value === "object" ? "an" : "a"} ${Array.isArray(value) ? "array" : typeof value}`;
}
