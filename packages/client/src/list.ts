import type { Factor, FactorPage, operations, PageMeta } from "@verify-factors/types";
import type { AllowUndefined } from "./allow-undefined.ts";
import { FactorApiError } from "./factor-api-error.ts";
import { operations as table } from "./generated/operations.ts";
import type { CallOptions } from "./options.ts";
import type { ResponsePromise } from "./response-promise.ts";

/** The query parameters of a page, as the description declares them for ListFactor. */
export type FactorPageQuery = AllowUndefined<NonNullable<operations["ListFactor"]["parameters"]["query"]>>;

/** A page of factors, and the queries of the pages around it, which `page()` accepts. */
export interface FactorPageResult {
  factors: Factor[];
  meta: PageMeta;
  /** `undefined` on the last page. */
  next?: FactorPageQuery | undefined;
  /** `undefined` on the first page. */
  previous?: FactorPageQuery | undefined;
}

/** Options for `list()`: a limit, the query parameters of the first page, and the options of each call. */
export interface ListOptions extends FactorPageQuery, CallOptions {
  /**
   * The maximum number of factors. It is also the default `PageSize`, if a page can be that large.
   * @default Infinity
   */
  limit?: number | undefined;
}

/** Adds the queries of the pages around a page. Reads only the query of a URL; the URL itself is never followed. */
export function toPageResult({ factors, meta }: FactorPage): FactorPageResult {
  return { factors, meta, next: parsePageUrl(meta.next_page_url), previous: parsePageUrl(meta.previous_page_url) };
}

/**
 * Returns every factor, page after page; fetches a page when the one before is used up. Throws a FactorApiError if the
 * server returns the same page twice.
 */
export async function* listAll(
  page: (query: FactorPageQuery, options: CallOptions) => ResponsePromise<FactorPageResult>,
  { limit = Infinity, signal, timeout, headers, retry, ...query }: ListOptions,
): AsyncGenerator<Factor, void, undefined> {
  if (!(limit >= 0)) throw new TypeError("ListFactor: limit must not be negative.");
  const PageSize = limit < Infinity ? Math.min(limit, table.ListFactor.query.PageSize.maximum) : undefined;
  let next: FactorPageQuery | undefined = { ...query, PageSize: query.PageSize ?? PageSize };
  const seen = new Set<string | number | undefined>();
  for (let left = limit; next && left > 0; ) {
    const { data, response } = await page(next, { signal, timeout, headers, retry }).withResponse();
    // The token is the cursor, and `Page` only a counter; but a server may count pages and have no tokens.
    seen.add(next.PageToken ?? next.Page);
    yield* data.factors.slice(0, left);
    left -= data.factors.length;
    next = data.next;
    if (next && left > 0 && seen.has(next.PageToken ?? next.Page)) {
      throw new FactorApiError(table.ListFactor, response, "the server returned the same page twice.");
    }
  }
}

function parsePageUrl(url: unknown): FactorPageQuery | undefined {
  if (typeof url !== "string" || url === "") return undefined;
  const parameters = new URLSearchParams(url.split(/[?#]/)[1]);
  const given = Object.entries<{ type: string }>(table.ListFactor.query).filter(([name]) => parameters.has(name));
  return Object.fromEntries(given.map(([name, { type }]) => [name, parseParameter(parameters.get(name) ?? "", type)]));
}

function parseParameter(text: string, type: string): string | number | boolean {
  if (type === "integer" || type === "number") return Number(text);
  return type === "boolean" ? text === "true" : text;
}
