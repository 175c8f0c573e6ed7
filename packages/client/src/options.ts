import type { Credentials } from "./credentials.ts";
import { server } from "./generated/operations.ts";

/** What sends a request: the platform's `fetch`, or anything that takes a standard `Request`. */
export type Fetch = (request: Request) => Promise<Response>;

/** How to reach a service. */
export interface FactorClientOptions {
  /** The Verify service, `VA` and 32 hexadecimal digits. */
  serviceSid: string;
  /** Account SID and auth token, or API key and secret. Left out only when `baseUrl` is a backend of your own. */
  credentials?: Credentials | undefined;
  /**
   * Where the API is, without the `/v2`. Default: the service itself. An address that begins with `/` is taken from the
   * page's own origin.
   */
  baseUrl?: string | undefined;
  /** Sends the requests. Default: `globalThis.fetch`, looked up for each call. */
  fetch?: Fetch | undefined;
  /** Sent with every request. */
  headers?: Record<string, string> | undefined;
  /** Milliseconds after which a call is given up. Default: never. */
  timeout?: number | undefined;
  /** Allows `credentials` in a browser, where every visitor can read them. */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** What every method takes last. */
export interface CallOptions {
  /** Gives the call up; the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after which this call is given up, instead of the client's own `timeout`. */
  timeout?: number | undefined;
  /** Sent with this request. */
  headers?: Record<string, string> | undefined;
}

/** Refuses options that cannot work or that would give a secret away; the error says what to do instead. */
export function checkOptions({ credentials, baseUrl, dangerouslyAllowBrowser }: FactorClientOptions): void {
  if (credentials && !Object.values(credentials).every(Boolean)) {
    throw new TypeError("createFactorClient: one of the credentials is empty.");
  }
  if (!credentials && baseUrl === undefined) {
    throw new TypeError(`createFactorClient: credentials are needed, or a baseUrl of your own.`);
  }
  if (credentials && !dangerouslyAllowBrowser && typeof document !== "undefined") {
    throw new TypeError(
      "createFactorClient: credentials in a browser are everybody's; dangerouslyAllowBrowser allows that.",
    );
  }
}

/** The absolute address that paths are appended to. */
export function resolveBaseUrl(baseUrl: string = server): string {
  if (!baseUrl.startsWith("/")) return baseUrl;
  const here = globalThis.location?.href;
  if (!here) throw new TypeError(`createFactorClient: baseUrl ${baseUrl} needs a page.`);
  return new URL(baseUrl, here).href;
}
