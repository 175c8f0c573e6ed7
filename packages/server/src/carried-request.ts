import type { PlainRequest, PlainResponse } from "@verify-factors/msw";

/** A request that has arrived as a whole. */
export class CarriedRequest implements PlainRequest {
  readonly method: string;
  readonly url: string;
  /** The path of the address, without its query. */
  readonly path: string;
  readonly headers: PlainRequest["headers"];
  readonly #headers: NodeHeaders;
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(method: string, url: URL, headers: NodeHeaders, bytes: Uint8Array<ArrayBuffer>) {
    this.method = method;
    this.url = url.href;
    this.path = url.pathname;
    this.headers = { get: (name) => headers[name.toLowerCase()]?.toString() ?? null };
    this.#headers = headers;
    this.#bytes = bytes;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(this.#bytes);
  }

  /** The answer of something that takes standard requests; of no other method than these have. */
  async through(fetch: (request: Request) => Promise<Response | undefined>): Promise<PlainResponse | undefined> {
    const request = this.#standard();
    const response = request && (await fetch(request));
    if (!response) return undefined;
    const { status, headers } = response;
    return { status, headers: Object.fromEntries(headers), body: response.body && (await response.text()) };
  }

  #standard(): Request | undefined {
    const { method, url } = this;
    const body = method === "GET" || method === "HEAD" ? null : this.#bytes;
    try {
      return new Request(url, { method, headers: this.#headers as Record<string, string>, body });
    } catch {
      // Such as TRACE, which the platform does not send.
      return undefined;
    }
  }
}

/** As Node gives them: names in lower case. */
type NodeHeaders = Readonly<Record<string, string | string[] | undefined>>;
