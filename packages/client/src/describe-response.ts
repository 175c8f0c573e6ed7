import { parseUrl } from "./check-options.ts";
import type { Operation } from "./operation.ts";

/** Describes why a response is not a declared success of the operation. Returns `undefined` for a declared success. */
export function describeProblem(
  { success }: Operation,
  { ok, status, type, redirected, headers }: Response,
  body: unknown,
  baseUrl: string,
): string | undefined {
  if (redirected || type === "opaqueredirect" || (status >= 300 && status < 400)) {
    // Show only the origin of the target, since its path and query may repeat secrets of the request.
    const location = headers.get("Location");
    const target = location === null ? undefined : parseUrl(location, baseUrl)?.origin;
    return `redirected to ${target ?? "an unknown URL"}. Redirects are not followed. Set baseUrl to the final URL.`;
  }
  const received = `received ${headers.get("Content-Type") ?? "no Content-Type"}.`;
  if (!ok) return describeError(Object(body)) ?? `expected a JSON error from the service, ${received}`;
  if (!success) return undefined;
  const required = success[status];
  if (!required) return `expected status ${Object.keys(success).join(" or ")}.`;
  const invalid = Object.keys(required).filter((name) => !required[name]?.includes(getType(Object(body)[name])));
  if (invalid.length === 0) return undefined;
  const names = invalid.join(", ");
  return Object(body) === body
    ? `the JSON lacks valid values for ${names}.`
    : `the body is not a JSON object with ${names}: ${received}`;
}

/** Describes a JSON error from the service, or from another backend, such as problem details (RFC 9457). */
function describeError(error: Record<string, unknown>): string | undefined {
  const { code, message, detail, title, more_info, details } = error;
  const text = [message, detail, title].find((candidate) => typeof candidate === "string" && candidate);
  if (typeof code !== "number" || !text) return text as string | undefined;
  const violations = [Object(details).violations ?? []].flat().map((violation) => {
    const { parameter, expected, received } = Object(violation);
    // Another backend may send any JSON here, and an object like `{ "toString": "" }` cannot be converted to text.
    if (typeof parameter !== "string" || typeof expected !== "string") return "";
    return ` ${parameter} must be ${expected}${received ? `, not ${JSON.stringify(received)}` : ""}.`;
  });
  return `${text}.${violations.join("")}${typeof more_info === "string" ? ` See ${more_info}` : ""}`;
}

function getType(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
