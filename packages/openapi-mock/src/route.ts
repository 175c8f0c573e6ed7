import type { Contract, Operation } from "./contract.ts";
import { escapeRegExp } from "./escape-reg-exp.ts";
import { decodePercent } from "./http.ts";

/** A path of the description and its operations by method. */
export interface Resource {
  readonly route: Route;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** A request URL that matched a route. */
export interface RouteMatch {
  /** The base URL that the request was sent to, without a slash at the end. */
  readonly base: string;
  /** The path parameters, percent-decoded. */
  readonly path: Readonly<Record<string, string>>;
}

/**
 * A path template under a base URL. A path as base URL matches the origin of the page, or every origin outside of a
 * page.
 */
export class Route {
  readonly template: string;
  readonly #pattern: RegExp;
  readonly #pathPattern: RegExp;
  readonly #names: string[];

  constructor(baseUrl: string, template: string) {
    this.template = template;
    this.#names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
    const path = template
      .split(/\{[^{}]+\}/)
      .map(escapeRegExp)
      .join("([^/?#]+)");
    this.#pattern = new RegExp(`^(${toBasePattern(baseUrl)})${path}(?:[?#]|$)`);
    this.#pathPattern = new RegExp(`^[a-z]+://[^?#]*?${path}(?:[?#]|$)`);
  }

  /** Returns `true` if a URL has a path of this route under any base URL. */
  matchesPath(url: string): boolean {
    return this.#pathPattern.test(url);
  }

  /** Matches an absolute URL; returns `undefined` if it belongs to another route. */
  match(url: string): RouteMatch | undefined {
    const found = this.#pattern.exec(url);
    if (!found) return undefined;
    const [, base = "", ...segments] = found;
    const path = this.#names.map((name, index) => [name, decodePercent(segments[index] ?? "")] as const);
    return { base, path: Object.fromEntries(path) };
  }
}

/** Groups the operations of a contract by path, under a base URL: `/rooms/mine` before `/rooms/{RoomId}`. */
export function createResources(contract: Contract, baseUrl: string): Resource[] {
  const operations = Object.values(contract.operations);
  const paths = [...new Set(operations.map(({ path }) => path))].sort(compareTemplates);
  return paths.map((path) => ({
    route: new Route(baseUrl, path),
    operations: new Map(
      operations.filter((operation) => operation.path === path).map((operation) => [operation.method, operation]),
    ),
  }));
}

/**
 * Sorts literal segments before parameters.
 * @see OpenAPI 3.1, section 4.8.8.2
 */
function compareTemplates(one: string, other: string): number {
  const [first, second] = [one, other].map((template) =>
    template.split("/").map((segment) => (segment.includes("{") ? "parameter" : "literal")),
  );
  return String(first) < String(second) ? -1 : Number(String(first) > String(second));
}

/**
 * Resolves a base URL to an absolute one. Resolves a path against the origin of the page, or `http://localhost` outside
 * of a page. Throws a `TypeError` for any other text.
 *
 * @example
 * ```ts
 * resolveBaseUrl("/api/"); // "http://localhost/api" in Node
 * ```
 */
export function resolveBaseUrl(baseUrl: string): string {
  const base = baseUrl.replace(/\/+$/, "");
  if (isPath(base)) return (getPageOrigin() ?? "http://localhost") + base;
  if (URL.canParse(base)) return new URL(base).href.replace(/\/$/, "");
  throw new TypeError(`baseUrl: expected an absolute URL or a path that begins with /, received ${baseUrl}.`);
}

function toBasePattern(baseUrl: string): string {
  const base = baseUrl.replace(/\/+$/, "");
  return isPath(base) && !getPageOrigin()
    ? `[a-z]+://[^/?#]+${escapeRegExp(base)}`
    : escapeRegExp(resolveBaseUrl(base));
}

function isPath(base: string): boolean {
  return base === "" || base.startsWith("/");
}

function getPageOrigin(): string | undefined {
  const origin = globalThis.location?.origin;
  return origin === "null" ? undefined : origin;
}
