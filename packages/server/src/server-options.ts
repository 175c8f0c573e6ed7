import type { FactorMockOptions } from "@verify-factors/msw";
import { assertNoErrors, expectValue } from "@verify-factors/openapi-mock";
import { controlPath } from "./control/api.ts";
import type { Log } from "./request-log.ts";

/**
 * Options for {@link startFactorServer}: those of `createFactorMock`, except `now`, and those of the HTTP server.
 *
 * @example
 * ```ts
 * await startFactorServer({ port: 4010, factors: [{ FactorType: "totp" }] });
 * ```
 */
export interface FactorServerOptions extends Omit<FactorMockOptions, "now" | "baseUrl"> {
  /**
   * The path that precedes `/v2` in the URLs of the API, such as `/api`.
   * @default "/"
   */
  baseUrl?: `/${string}` | undefined;
  /**
   * The port to listen on. 0 selects a free port.
   * @default 0
   */
  port?: number | undefined;
  /**
   * The address to listen on. `0.0.0.0` listens on all addresses of this machine.
   * @default "127.0.0.1"
   */
  host?: string | undefined;
  /**
   * Host names, without ports, that the control API accepts in addition to `localhost`, `127.0.0.1` and `[::1]`.
   * @default []
   */
  allowedHosts?: readonly string[] | undefined;
  /**
   * The origin of the URLs in responses, such as `https://verify.test`. Needed for a proxy on another machine, or one that
   * does not send `Forwarded` or `X-Forwarded-*`.
   * @see ruling 53
   * @default the origin that a proxy on this machine forwards, otherwise the origin that the request was sent to
   */
  publicUrl?: string | undefined;
  /**
   * The maximum size of a request body in bytes. Larger requests get 413.
   * @default 1000000
   */
  maxBodySize?: number | undefined;
  /**
   * Receives an entry for each response before it is sent. Aborted requests and requests without a valid URL get no
   * entry.
   * @default no log
   */
  log?: Log | undefined;
}

/** Valid options with their defaults. */
export type ServerOptions = ReturnType<typeof resolveServerOptions>;

/** Fills in the defaults. Throws a `TypeError` that names each invalid value. */
export function resolveServerOptions(options: FactorServerOptions) {
  const { port = 0, host = "127.0.0.1", baseUrl = "/", log = () => {}, ...others } = options;
  const { allowedHosts = [], publicUrl, maxBodySize = 1_000_000, ...mockOptions } = others;
  assertNoErrors("startFactorServer", [
    ...expectValue("baseUrl", isBasePath(baseUrl), `a path such as /api, outside ${controlPath}`, baseUrl),
    ...expectValue("port", Number.isInteger(port) && port >= 0 && port < 65536, "a whole number from 0 to 65535", port),
    ...expectValue("host", typeof host === "string" && host !== "", "a host name or an IP address", host),
    ...expectValue("allowedHosts", isHostNames(allowedHosts), "an array of host names without ports", allowedHosts),
    ...expectValue("publicUrl", isOrigin(publicUrl), "an http or https URL without a path", hidePassword(publicUrl)),
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

/** Returns a URL for an error message, or `undefined` if it may contain a password. */
function hidePassword(url: unknown): unknown {
  return String(url).includes("@") ? undefined : url;
}

/** Returns `true` for a path that `URL` does not normalize, so that request URLs contain exactly this path. */
function isBasePath(path: unknown): boolean {
  if (typeof path !== "string" || !path.startsWith("/") || /\/\/|\\/.test(path)) return false;
  return new URL(path, "http://localhost").pathname === path && !`${path}/`.startsWith(controlPath);
}
