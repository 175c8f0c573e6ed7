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
export function corsHeaders(request: Request): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": methods,
    "Access-Control-Allow-Headers":
      request.headers.get("Access-Control-Request-Headers") ?? "Authorization, Content-Type",
    "Access-Control-Expose-Headers": exposed,
  };
}
