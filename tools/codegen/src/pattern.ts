import type { Schema } from "./openapi.ts";

/** One regular expression, with the flag `u`, for all that a schema says about a text. */
export function patternOf({ type, const: only, enum: some, pattern, minLength: least, maxLength }: Schema): string {
  // What stands in a path is never empty.
  const minLength = Math.max(1, least ?? 1);
  const values = only === undefined ? some : [only];
  if (values) return `^(?:${values.map((value) => literally(String(value))).join("|")})$`;
  if (type === "integer") return "^-?(?:0|[1-9][0-9]*)$";
  if (type === "number") return "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$";
  if (type === "boolean") return "^(?:true|false)$";
  const length = `{${minLength},${maxLength ?? ""}}`;
  if (!pattern) return `^[^]${length}$`;
  const ahead = `^(?=[^]${length}$)`;
  const anchored = pattern.startsWith("^") && !pattern.includes("|");
  const both = anchored ? ahead + pattern.slice(1) : `${ahead}(?=[^]*?(?:${pattern}))`;
  return readable(pattern, length, minLength, maxLength) ?? both;
}

/** A pattern that says the length itself, as one would write it by hand, where it is of a form that allows that. */
function readable(pattern: string, length: string, minLength: number, maxLength = Number.POSITIVE_INFINITY) {
  const anyNumberOfOneClass = /^\^(\[[^\\\]]+\])\+\$$/.exec(pattern);
  if (anyNumberOfOneClass) return `^${anyNumberOfOneClass[1]}${length}$`;
  if (!/^\^([A-Za-z0-9]|\[[^\\\]]+\](\{\d+\})?)+\$$/.test(pattern)) return undefined;
  const pieces = pattern.matchAll(/[A-Za-z0-9]|\[[^\]]+\](?:\{(\d+)\})?/g);
  const ownLength = [...pieces].reduce((sum, [, times = "1"]) => sum + Number(times), 0);
  return ownLength >= minLength && ownLength <= maxLength ? pattern : undefined;
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
