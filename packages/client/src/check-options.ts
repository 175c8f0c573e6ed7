import { checkHeaders, checkNames, checkPattern, checkTime } from "./check.ts";
import { operations, server } from "./generated/operations.ts";
import type { FactorClientOptions } from "./options.ts";

const where = "createFactorClient";
const names = ["serviceSid", "credentials", "baseUrl", "fetch", "headers", "timeout", "dangerouslyAllowBrowser"];
const servicePattern = operations.ListFactor.pathParameters.ServiceSid;

/** Throws a `TypeError` for invalid options, and for options that would expose a secret. Never repeats a value. */
export function checkOptions(options: FactorClientOptions): void {
  const { serviceSid, credentials, baseUrl, headers, timeout, dangerouslyAllowBrowser } = options ?? {};
  checkNames(where, options ?? {}, names);
  checkPattern(where, "serviceSid", servicePattern, serviceSid);
  assert(credentials || baseUrl, "missing credentials. Pass credentials, or set baseUrl to your own backend");
  if (credentials) {
    const { accountSid, authToken, apiKey = accountSid, apiSecret = authToken } = Object(credentials);
    assert(
      [apiKey, apiSecret].every((value) => typeof value === "string" && value),
      "credentials must be { accountSid, authToken } or { apiKey, apiSecret }",
    );
    assert(
      dangerouslyAllowBrowser || !isBrowser(),
      "refusing to send credentials from a browser, where any visitor can read them. Set dangerouslyAllowBrowser: true to allow it",
    );
  }
  checkHeaders(where, headers);
  checkTime(where, "timeout", timeout);
}

/** Returns the absolute base URL, without a trailing slash. Throws a `TypeError` if it is invalid. */
export function resolveBaseUrl(baseUrl: string | URL = server): string {
  const pageUrl = String(baseUrl).startsWith("/") ? globalThis.location?.href : undefined;
  const address = parseUrl(baseUrl, pageUrl)?.href.replace(/\/+$/, "") ?? "";
  assert(
    /^https?:\/\/[^/@?#]+(\/[^?#]*)?$/.test(address) && !/\/v2$/i.test(address),
    "baseUrl must be an http(s) URL without user name, query or /v2. In a page, a path works too",
  );
  return address;
}

/** Parses a URL. Returns `undefined` if it is invalid; `URL.canParse` is missing in some runtimes. */
export function parseUrl(text: string | URL, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Returns `true` in a page, a web worker or a WebView; `false` in jsdom and happy-dom, which run on Node. */
function isBrowser(): boolean {
  const scope: { process?: { versions?: { node?: string } }; document?: unknown; importScripts?: unknown } = globalThis;
  return !scope.process?.versions?.node && Boolean(scope.document ?? scope.importScripts);
}

function assert(condition: unknown, problem: string): asserts condition {
  if (!condition) throw new TypeError(`${where}: ${problem}.`);
}
