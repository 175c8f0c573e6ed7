import type { Contract, Operation } from "./contract.ts";
import { escapeRegExp } from "./escape-reg-exp.ts";
import { decodePercent } from "./http.ts";

/** The result of matching a request URL against a {@link Resource}. */
export interface RouteMatch {
  readonly resource: Resource;
  /** The base URL that the request was sent to, without a slash at the end. */
  readonly base: string;
  /** The path parameters, percent-decoded. */
  readonly path: Readonly<Record<string, string>>;
}

/**
 * A path of the description under a base URL, and its operations. A path as base URL matches the origin of the page, or
 * every origin outside of a page.
 */
export class Resource {
  readonly template: string;
  /** By method. */
  readonly operations: ReadonlyMap<string, Operation>;
  readonly #pattern: RegExp;
  readonly #pathPattern: RegExp;
  readonly #names: string[];

  constructor(baseUrl: string, template: string, operations: readonly Operation[]) {
    this.template = template;
    const onPath = operations.filter(({ path }) => path === template);
    this.operations = new Map(onPath.map((operation) => [operation.method, operation]));
    this.#names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
    const literals = template.split(/\{[^{}]+\}/).map(escapeRegExp);
    const path = literals.join("([^/?#]+)");
    this.#pattern = new RegExp(`^(${toBasePattern(baseUrl)})${path}(?:[?#]|$)`);
    this.#pathPattern = new RegExp(`^[a-z]+://[^?#]*?${path}(?:[?#]|$)`);
  }

  /** Returns `true` if a URL has this path under any base URL, and the path is not made of parameters only. */
  matchesPath(url: string): boolean {
    return /\w/.test(this.template.replace(/\{[^{}]+\}/g, "")) && this.#pathPattern.test(url);
  }

  /** Matches an absolute URL. Returns `undefined` if it belongs to another resource. */
  match(url: string): RouteMatch | undefined {
    const result = this.#pattern.exec(url);
    if (!result) return undefined;
    const [, base = "", ...segments] = result;
    const path = this.#names.map((name, index) => [name, decodePercent(segments[index] ?? "")] as const);
    return { resource: this, base, path: Object.fromEntries(path) };
  }
}

/** Creates a resource for each path of a contract. Sorts `/rooms/mine` before `/rooms/{RoomId}`. */
export function createResources(contract: Contract, baseUrl: string): Resource[] {
  const operations = Object.values(contract.operations);
  const paths = [...new Set(operations.map(({ path }) => path))];
  return paths
    .sort((a, b) => toSortKey(a).localeCompare(toSortKey(b)))
    .map((path) => new Resource(baseUrl, path, operations));
}

/** Finds the resource that a URL belongs to. */
export function findMatch(resources: readonly Resource[], url: string): RouteMatch | undefined {
  for (const resource of resources) {
    const match = resource.match(url);
    if (match) return match;
  }
  return undefined;
}

/**
 * Returns a key that sorts literal segments first, then segments with literal parts and parameters, then parameters.
 * @see OpenAPI 3.1, section 4.8.8.2
 */
function toSortKey(template: string): string {
  const segments = template
    .split("/")
    .map((segment) => (/^{[^{}]+}$/.test(segment) ? 2 : Number(segment.includes("{"))));
  return segments.join();
}

/**
 * Returns `true` for an absolute URL or a path that begins with `/`, without user name, query or fragment.
 *
 * @example
 * ```ts
 * isBaseUrl("/api"); // true
 * isBaseUrl("localhost:4010"); // false
 * ```
 */
export function isBaseUrl(text: string): boolean {
  return /^(\/|[a-z][a-z0-9+.-]*:\/\/[^/?#@]+(?![^/?#]))[^?#]*$/i.test(text) && URL.canParse(text, "http://localhost");
}

/**
 * Resolves a base URL to an absolute one. Resolves a path against the origin of the page, or `http://localhost` outside
 * of a page. Throws a `TypeError` for a value that {@link isBaseUrl} rejects.
 *
 * @example
 * ```ts
 * resolveBaseUrl("/api/"); // "http://localhost/api" in Node
 * ```
 */
export function resolveBaseUrl(baseUrl: string): string {
  if (!isBaseUrl(baseUrl)) {
    // Do not repeat the value, which may contain a password.
    throw new TypeError(
      "baseUrl: expected an absolute URL or a path that begins with /, without user name, query or fragment.",
    );
  }
  const base = baseUrl.replace(/\/+$/, "");
  return baseUrl.startsWith("/")
    ? (getPageOrigin() ?? "http://localhost") + base
    : new URL(base).href.replace(/\/$/, "");
}

function toBasePattern(baseUrl: string): string {
  if (!baseUrl.startsWith("/") || getPageOrigin()) return escapeRegExp(resolveBaseUrl(baseUrl));
  return `[a-z]+://[^/?#]+${escapeRegExp(baseUrl.replace(/\/+$/, ""))}`;
}

function getPageOrigin(): string | undefined {
  const origin = globalThis.location?.origin;
  return origin === "null" ? undefined : origin;
}
