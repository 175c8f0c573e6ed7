import type { Operation } from "./contract.ts";
import type { PlainRequest, PlainResponse } from "./http.ts";
import type { Resource } from "./route.ts";

/** A response before it is encoded. */
export interface UntypedResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const encoder = new TextEncoder();

/** Encodes a response as HTTP: its body as JSON, its header names in lower case. */
export function encode(
  request: PlainRequest,
  { status, body, headers: own = {} }: UntypedResponse,
  cors: Readonly<Record<string, string>> = {},
): PlainResponse {
  const text = body === undefined ? null : JSON.stringify(body);
  const headers: Record<string, string> = { ...cors };
  if (text !== null) {
    headers["content-type"] = "application/json";
    // Without it, MSW 2 never ends a response on a connection that is kept alive.
    headers["content-length"] = String(encoder.encode(text).length);
  }
  for (const [name, value] of Object.entries(own)) headers[name.toLowerCase()] = value;
  return { status, headers, body: request.method === "HEAD" ? null : text };
}

/** Returns the CORS headers of a response to an operation, or to a request for a path if there is no operation. */
export function createCorsHeaders(
  request: PlainRequest,
  resource?: Resource,
  operation?: Operation,
): Record<string, string> {
  const methods = [...(resource?.operations.keys() ?? []), "OPTIONS"].join(", ");
  const exposed = operation ? getExposedHeaders(operation) : "";
  return {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": methods,
    "access-control-allow-headers":
      request.headers.get("Access-Control-Request-Headers") ?? "Authorization, Content-Type",
    ...(exposed !== "" && { "access-control-expose-headers": exposed }),
  };
}

const exposedHeaders = new WeakMap<Operation, string>();

/** Returns the headers that the responses of an operation declare, without those of CORS itself. */
function getExposedHeaders(operation: Operation): string {
  const known = exposedHeaders.get(operation);
  if (known !== undefined) return known;
  const declared = Object.values(operation.responses).flatMap(({ headers }) => headers);
  const names = [...new Set(declared)].filter((name) => !/^Access-Control-/i.test(name)).join(", ");
  exposedHeaders.set(operation, names);
  return names;
}
