import type { PlainRequest } from "./plain.ts";
import { table } from "./table.ts";

const declared = Object.values(table.operations);
const methods = [...new Set(declared.map((operation) => operation.method)), "OPTIONS"].join(", ");
const exposed = [
  ...new Set(
    declared.flatMap((operation) => Object.values(operation.responses).flatMap((response) => response.headers)),
  ),
]
  .filter((name) => !name.startsWith("Access-Control-"))
  .join(", ");

/** The headers that let a page of any origin read an answer to this request. */
export function corsHeaders(request: PlainRequest): Record<string, string> {
  return {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": methods,
    "access-control-allow-headers":
      request.headers.get("Access-Control-Request-Headers") ?? "Authorization, Content-Type",
    "access-control-expose-headers": exposed,
  };
}
