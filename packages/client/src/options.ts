import type { Credentials } from "./credentials.ts";
import type { RetryOptions } from "./retry-options.ts";

/**
 * A function that sends a request, such as `globalThis.fetch`.
 *
 * @example
 * ```ts
 * const logged: Fetch = (request, init) => {
 *   console.info(request.method, request.url);
 *   return fetch(request, init);
 * };
 * ```
 */
export type Fetch = (request: Request, init?: FetchInit) => Promise<Response>;

/** The second argument of {@link Fetch}. `retry` is read only by `retryingFetch`. */
export interface FetchInit extends RequestInit {
  retry?: RetryOptions | undefined;
}

/** Options for {@link createFactorClient}. */
export interface FactorClientOptions {
  /** The sid of the Verify service: `VA` and 32 hexadecimal digits. */
  serviceSid: string;
  /**
   * Account SID and auth token, or API key and secret. Optional only if `baseUrl` is your own backend.
   * @default undefined
   */
  credentials?: Credentials | undefined;
  /**
   * The base URL of the API, without `/v2`. In a browser, a path such as `/api/verify` is resolved against the page.
   * @default "https://verify.twilio.com"
   */
  baseUrl?: string | URL | undefined;
  /**
   * The function that sends requests.
   * @default globalThis.fetch, looked up for each call
   */
  fetch?: Fetch | undefined;
  /**
   * Headers for every request.
   * @default {}
   */
  headers?: Record<string, string | undefined> | undefined;
  /**
   * Milliseconds after which a call rejects with an error named `TimeoutError`. Includes retries and reading the body.
   * @default Infinity
   */
  timeout?: number | undefined;
  /**
   * Allows `credentials` in a browser, where any visitor can read them.
   * @default false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/**
 * Options for a single call, the last argument of every method.
 *
 * @example
 * ```ts
 * await factors.fetch(sid, { signal: controller.signal, timeout: 5000, headers: { "X-Trace": "42" } });
 * ```
 */
export interface CallOptions {
  /**
   * Aborts the call, which then rejects with the signal's reason.
   * @default undefined
   */
  signal?: AbortSignal | undefined;
  /**
   * Overrides the client's `timeout`, in milliseconds.
   * @default the client's `timeout`
   */
  timeout?: number | undefined;
  /**
   * Headers for this call, which override those of the client.
   * @default {}
   */
  headers?: Record<string, string | undefined> | undefined;
  /**
   * Overrides the options of `retryingFetch` for this call. Has no effect with any other `fetch`.
   * @default the options of `retryingFetch`
   */
  retry?: RetryOptions | undefined;
}
