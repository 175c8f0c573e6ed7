/** A request, as far as a mock looks at it: every standard `Request` is one. */
export interface PlainRequest {
  readonly method: string;
  /** Absolute, as `new URL(…).href` writes it. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  /** The body, decoded as UTF-8. */
  text(): Promise<string>;
}

/** An answer to a {@link PlainRequest}. */
export interface PlainResponse {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** JSON; `null` where there is no body. */
  readonly body: string | null;
}

/** The same as a standard `Response`. */
export function responseOf({ status, headers, body }: PlainResponse): Response {
  return new Response(body, { status, headers });
}
