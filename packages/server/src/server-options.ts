import type { FactorMockOptions } from "@verify-factors/msw";
import { assertNoErrors, expectValue } from "@verify-factors/openapi-mock";
import { controlPath } from "./control/api.ts";
import type { Log } from "./request-log.ts";

/** Options for `startFactorServer`: those of `createFactorMock`, and how to serve the mock. */
export interface FactorServerOptions extends Omit<FactorMockOptions, "now" | "baseUrl"> {
  /**
   * The path that the API stands under, without `/v2`.
   * @default "/"
   */
  baseUrl?: `/${string}` | undefined;
  /**
   * The port to listen on; 0 is any free one.
   * @default 0
   */
  port?: number | undefined;
  /**
   * The address to listen on; `0.0.0.0` is every address of this machine.
   * @default "127.0.0.1"
   */
  host?: string | undefined;
  /**
   * Host names, without a port, that the control API accepts beside `localhost`, `127.0.0.1` and `[::1]`.
   * @default []
   */
  allowedHosts?: readonly string[] | undefined;
  /**
   * The origin of the URLs in responses, for clients behind a proxy, such as `https://verify.test`.
   * @default the origin that a proxy on this machine forwards, else the one that the request was sent to
   */
  publicUrl?: string | undefined;
  /**
   * The size of the largest body to accept, in bytes. Responds with 413 to larger ones.
   * @default 1000000
   */
  maxBodySize?: number | undefined;
  /**
   * Receives an entry for each response before it is sent, except for requests that break off or have no valid URL.
   * @default no log
   */
  log?: Log | undefined;
}

/** Fills in the defaults. Throws a `TypeError` that names each invalid value. */
export function resolveServerOptions(options: FactorServerOptions) {
  const { port = 0, host = "127.0.0.1", baseUrl = "/", log = () => {}, ...others } = options;
  const { allowedHosts = [], publicUrl, maxBodySize = 1_000_000, ...mockOptions } = others;
  assertNoErrors("startFactorServer", [
    ...expectValue("baseUrl", isBasePath(baseUrl), `a path such as /api, outside ${controlPath}`, baseUrl),
    ...expectValue("port", Number.isInteger(port) && port >= 0 && port < 65536, "a whole number from 0 to 65535", port),
    ...expectValue("host", typeof host === "string" && host !== "", "a host name or an IP address", host),
    ...expectValue("allowedHosts", isHostNames(allowedHosts), "an array of host names without ports", allowedHosts),
    ...expectValue("publicUrl", isOrigin(publicUrl), "an http or https URL without a path", publicUrl),
    ...expectValue("maxBodySize", Number.isInteger(maxBodySize) && maxBodySize >= 0, "a number of bytes", maxBodySize),
    ...expectValue("log", typeof log === "function", "a function", log),
    ...expectValue("now", !Object.hasOwn(options, "now"), "absent: set the clock of the server instead"),
  ]);
  const origin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  return { port, host, baseUrl, log, allowedHosts, publicUrl: origin, maxBodySize, mockOptions };
}

function isHostNames(names: unknown): boolean {
  const isHostName = (name: unknown) => typeof name === "string" && /^([a-z0-9._-]+|\[[0-9a-f:.]+\])$/i.test(name);
  return Array.isArray(names) && names.every(isHostName);
}

function isOrigin(text: unknown): boolean {
  if (text === undefined) return true;
  if (typeof text !== "string" || !/^https?:/i.test(text) || !URL.canParse(text)) return false;
  const { href, origin } = new URL(text);
  return href === `${origin}/`;
}

/** Accepts what a URL keeps as it is, so that requests arrive under exactly this path. */
function isBasePath(path: unknown): boolean {
  const base = "http://localhost";
  if (typeof path !== "string" || !path.startsWith("/") || !URL.canParse(base + path)) return false;
  return new URL(base + path).pathname === path && !`${path}/`.startsWith(controlPath) && !path.includes("//");
}
