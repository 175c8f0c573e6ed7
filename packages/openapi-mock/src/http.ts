/**
 * A request for {@link MockServer.handleRequest}. Every standard `Request` is one.
 *
 * @example
 * ```ts
 * const { status, headers, body } = await mock.handleRequest({ method, url, headers, text: async () => text });
 * ```
 */
export interface PlainRequest {
  readonly method: string;
  /** The absolute URL, as `new URL(…).href` formats it. */
  readonly url: string;
  readonly headers: Pick<Headers, "get"> & Iterable<[string, string]>;
  /** Returns the body, decoded as UTF-8. */
  text(): Promise<string>;
}

/** A response to a {@link PlainRequest}. */
export interface PlainResponse {
  readonly status: number;
  /** By name, in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** `null` if there is no body. */
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** The URL of a request, and the base URL that it was sent to. See {@link HandlerContext.request}. */
export interface RequestOrigin {
  /** The URL of the request. */
  readonly url: string;
  /** The base URL of the API that the request was sent to, without a slash at the end. */
  readonly base: string;
}

/** Returns `true` for a media type whose content is JSON (RFC 6839). */
export function isJsonType(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType);
}

/** Returns the cookies of a request by name, percent-decoded. */
export function parseCookies({ headers }: PlainRequest): Map<string, string> {
  const pairs = (headers.get("Cookie") ?? "").matchAll(/([^;=\s]+)\s*=\s*"?([^;"]*)/g);
  return new Map([...pairs].map(([, name = "", value = ""]) => [name, decodePercent(value)]));
}

/** Decodes percent-encoded text. Returns malformed text unchanged, so that its schema can reject it. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Converts a {@link PlainResponse} to a standard `Response`.
 *
 * @example
 * ```ts
 * const response = toResponse(await mock.handleRequest(request));
 * ```
 */
export function toResponse({ status, headers, body }: PlainResponse): Response {
  return new Response(body, { status, headers });
}

/** Converts a standard `Response` to a {@link PlainResponse}. */
export async function toPlainResponse(response: Response): Promise<PlainResponse> {
  const body = response.body && new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

/** Converts a {@link PlainRequest} to a standard `Request`. */
export async function toRequest(request: PlainRequest): Promise<Request> {
  const { method, url, headers } = request;
  // The body of a GET or HEAD request has no meaning, and `Request` rejects it.
  const text = /^(GET|HEAD)$/.test(method) ? "" : await request.text();
  return new Request(url, { method, headers: [...headers], body: text === "" ? null : text });
}
