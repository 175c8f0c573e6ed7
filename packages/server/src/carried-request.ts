import type { IncomingHttpHeaders } from "node:http";
import type { PlainRequest, PlainResponse } from "@verify-factors/msw";

/** A request that has arrived as a whole. */
export class CarriedRequest implements PlainRequest {
  readonly method: string;
  readonly url: string;
  /** The path of the address, without its query. */
  readonly path: string;
  readonly headers: PlainRequest["headers"];
  readonly #headers: IncomingHttpHeaders;
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(method: string, url: URL, headers: IncomingHttpHeaders, bytes: Uint8Array<ArrayBuffer>) {
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

  /** Lets something answer that takes standard requests. */
  async through(fetch: (request: Request) => Promise<Response | undefined>): Promise<PlainResponse | undefined> {
    const { method, url } = this;
    const headers = this.#headers as Record<string, string>;
    const body = method === "GET" || method === "HEAD" ? null : this.#bytes;
    const response = await fetch(new Request(url, { method, headers, body }));
    if (!response) return undefined;
    const { status, headers: own } = response;
    return { status, headers: Object.fromEntries(own), body: response.body && (await response.text()) };
  }
}
