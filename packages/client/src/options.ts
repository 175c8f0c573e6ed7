import type { Credentials } from "./credentials.ts";
import type { RetryOptions } from "./retry-options.ts";

/** Sends a request: `globalThis.fetch`, or any function that takes a standard `Request`. */
export type Fetch = (request: Request, init?: FetchInit) => Promise<Response>;

/** The second argument of `fetch`, with the options of a call that `retryingFetch` reads. */
export interface FetchInit extends RequestInit {
  retry?: RetryOptions | undefined;
}

/** Options for `createFactorClient`. */
export interface FactorClientOptions {
  /** The Verify service: `VA` and 32 hexadecimal digits. */
  serviceSid: string;
  /** Account SID and auth token, or API key and secret. Optional only if `baseUrl` is your own backend. */
  credentials?: Credentials | undefined;
  /**
   * The address of the API without `/v2`. A path such as `/api/verify` is resolved against the page's origin.
   * @default "https://verify.twilio.com"
   */
  baseUrl?: string | URL | undefined;
  /**
   * Sends the requests.
   * @default globalThis.fetch, looked up for each call
   */
  fetch?: Fetch | undefined;
  /** Headers for every request. */
  headers?: Record<string, string | undefined> | undefined;
  /**
   * Milliseconds after which a call rejects with an error named `TimeoutError`, reading the body included.
   * @default Infinity
   */
  timeout?: number | undefined;
  /**
   * Allows `credentials` in a browser, where any visitor can read them.
   * @default false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** Options for a single call, the last argument of every method. */
export interface CallOptions {
  /** Aborts the call, which then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Overrides the client's `timeout`. */
  timeout?: number | undefined;
  /** Headers for this request. They override the client's. */
  headers?: Record<string, string | undefined> | undefined;
  /** Overrides the options of `retryingFetch` for this call. Has no effect with any other `fetch`. */
  retry?: RetryOptions | undefined;
}
