import { Code } from "./code.ts";
import type { Description } from "./description.ts";
import type { Schema } from "./openapi.ts";

/** Returns the code of a regular expression. Reports a pattern that is invalid with the flag `u`. */
export function compilePattern(description: Description, schema: Schema, pattern: string): Code {
  try {
    return new Code(String(new RegExp(pattern, "u")));
  } catch (error) {
    description.report(schema, `${error instanceof Error ? error.message : error}. Correct the pattern.`);
    return new Code("/^/");
  }
}

/** Combines the keywords of a path parameter's schema into the pattern of a regular expression with the flag `u`. */
export function toPattern({
  type,
  const: constant,
  enum: enumValues,
  pattern = "",
  minLength,
  maxLength,
}: Schema): string {
  const values = constant === undefined ? enumValues : [constant];
  if (values) return `^(?:${values.map((value) => escapeRegExp(String(value))).join("|")})$`;
  if (type === "integer") return "^-?(?:0|[1-9][0-9]*)$";
  if (type === "number") return "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$";
  if (type === "boolean") return "^(?:true|false)$";
  // A path segment is never empty.
  const length = `[^]{${Math.max(1, minLength ?? 1)},${maxLength ?? ""}}`;
  if (!pattern) return `^${length}$`;
  if (minLength === undefined && maxLength === undefined && !matchesEmpty(pattern)) return pattern;
  const isAnchored = pattern.startsWith("^") && !pattern.includes("|");
  return `^(?=${length}$)${isAnchored ? pattern.slice(1) : `(?=[^]*?(?:${pattern}))`}`;
}

/** Returns `true` if a pattern matches empty text. {@link compilePattern} reports an invalid pattern. */
function matchesEmpty(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").test("");
  } catch {
    return false;
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
