import type { Operation, ResponseDescription } from "./contract.ts";
import type { Engine } from "./engine.ts";
import { isJsonType, type PlainRequest, type PlainResponse } from "./http.ts";
import type { Resource } from "./route.ts";

/** A response before it is encoded. */
export interface UntypedResponse {
  readonly status: number;
  readonly body?: unknown;
  /** @default the media type that the description declares for the status */
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const encoder = new TextEncoder();

/**
 * Encodes a response as HTTP: its body as JSON, text or bytes, its header names in lower case, with the CORS headers and
 * `responseHeaders`. `resource` is `undefined` if the request matches none. Throws a `TypeError` for a body that does not
 * match its media type.
 */
export function encode(
  { cors, responseHeaders }: Engine,
  request: PlainRequest,
  { status, body, ...response }: UntypedResponse,
  resource?: Resource,
): PlainResponse {
  const operation = resource?.operations.get(request.method);
  const declared = operation && findResponse(operation, status);
  const mediaType = response.mediaType ?? declared?.mediaType ?? "application/json";
  const where = () => `${request.method} ${new URL(request.url).pathname}`;
  const content =
    body === undefined ? null : isJsonType(mediaType) ? JSON.stringify(body) : toTextOrBytes(where(), mediaType, body);
  const headers = cors ? createCorsHeaders(request, resource, operation) : {};
  if (content !== null) {
    headers["content-type"] = mediaType;
    // Without this header, MSW 2 never ends a response on a keep-alive connection.
    headers["content-length"] = String((typeof content === "string" ? encoder.encode(content) : content).length);
  }
  const added = { ...responseHeaders(), ...response.headers };
  for (const [name, value] of Object.entries(added)) headers[name.toLowerCase()] = value;
  return { status, headers, body: request.method === "HEAD" ? null : content };
}

/** Returns a text or binary body. Throws a `TypeError` that begins with `where` for any other body. */
export function toTextOrBytes(where: string, mediaType: string, body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === "string") return body;
  if (isBytes(body)) return new Uint8Array(body);
  throw new TypeError(
    `${where}: a response of type ${mediaType} needs text or bytes as body. Use a string or a Uint8Array.`,
  );
}

/** Returns `true` for a `Uint8Array` or `ArrayBuffer`, even from another realm. */
export function isBytes(body: unknown): body is Uint8Array<ArrayBuffer> | ArrayBuffer {
  return /^\[object (Uint8Array|ArrayBuffer)\]$/.test(Object.prototype.toString.call(body));
}

/**
 * Clones a body: bytes as bytes, anything else as JSON, because it may contain the handler's input, which is a proxy that
 * `structuredClone()` rejects.
 */
export function cloneBody(body: unknown): unknown {
  if (isBytes(body)) return new Uint8Array(body).slice();
  return body === undefined ? body : JSON.parse(JSON.stringify(body));
}

/** Returns the response that an operation declares for a status, for its range such as `4XX`, or as `default`. */
export function findResponse({ responses }: Operation, status: number): ResponseDescription | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const key = keys.find((name) => Object.hasOwn(responses, name));
  return key === undefined ? undefined : responses[key];
}

function createCorsHeaders(request: PlainRequest, resource?: Resource, operation?: Operation): Record<string, string> {
  const methods = [...new Set(resource?.operations.keys()).add("OPTIONS")].join(", ");
  const declared = Object.values(operation?.responses ?? {}).flatMap(({ headers }) => headers);
  const exposed = [...new Set(declared)].filter((name) => !/^Access-Control-/i.test(name)).join(", ");
  return {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": methods,
    "access-control-allow-headers":
      request.headers.get("Access-Control-Request-Headers") ?? "Authorization, Content-Type",
    ...(exposed !== "" && { "access-control-expose-headers": exposed }),
  };
}
