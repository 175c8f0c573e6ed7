import type { Factor, FactorPage, operations, PageMeta } from "@verify-factors/types";
import type { AllowUndefined } from "./allow-undefined.ts";
import { FactorApiError } from "./factor-api-error.ts";
import { operations as table } from "./generated/operations.ts";
import type { CallOptions } from "./options.ts";
import type { ResponsePromise } from "./response-promise.ts";

/** The query parameters that ListFactor declares. See {@link EntityFactors.page}. */
export type FactorPageQuery = AllowUndefined<NonNullable<operations["ListFactor"]["parameters"]["query"]>>;

/** A page of factors, with the queries for the adjacent pages. See {@link EntityFactors.page}. */
export interface FactorPageResult {
  factors: Factor[];
  meta: PageMeta;
  /** The query for the next page. `undefined` on the last page. */
  next?: FactorPageQuery | undefined;
  /** The query for the previous page. `undefined` on the first page. */
  previous?: FactorPageQuery | undefined;
}

/**
 * Options for {@link EntityFactors.list}: a limit, the query parameters of the first page, and options for each request.
 *
 * @example
 * ```ts
 * for await (const factor of factors.list({ limit: 20, timeout: 5000 })) console.log(factor.sid);
 * ```
 */
export interface ListOptions extends FactorPageQuery, CallOptions {
  /**
   * The maximum number of factors. Also the default `PageSize`, up to the largest allowed page.
   * @default Infinity
   */
  limit?: number | undefined;
}

/**
 * Adds the queries for the adjacent pages. Reads only the query of the page URLs, and never follows them.
 * @see rulings 49, 56
 */
export function toPageResult({ factors, meta }: FactorPage): FactorPageResult {
  return { factors, meta, next: parsePageUrl(meta.next_page_url), previous: parsePageUrl(meta.previous_page_url) };
}

/**
 * Yields all factors and fetches each page only when it is needed. Throws a FactorApiError if the server returns the same
 * page twice.
 * @see ruling 48
 */
export async function* listAll(
  page: (query: FactorPageQuery, options: CallOptions) => ResponsePromise<FactorPageResult>,
  { limit = Infinity, signal, timeout, headers, retry, ...query }: ListOptions,
): AsyncGenerator<Factor, void, undefined> {
  if (!(limit >= 0 && (limit === Infinity || Number.isInteger(limit)))) {
    throw new TypeError("ListFactor: limit must be a whole number from 0, or Infinity.");
  }
  const PageSize = limit < Infinity ? Math.min(limit, table.ListFactor.query.PageSize.maximum) : undefined;
  let next: FactorPageQuery | undefined = { ...query, PageSize: query.PageSize ?? PageSize };
  const seen = new Set<string | number | undefined>();
  for (let remaining = limit; next && remaining > 0; ) {
    const { data, response } = await page(next, { signal, timeout, headers, retry }).withResponse();
    // `PageToken` is the cursor. Compare `Page` only for a server that numbers its pages and has no tokens.
    seen.add(next.PageToken ?? next.Page);
    // Not `yield*`: array iterators have no `throw()`, so an error that the caller throws would become a `TypeError`.
    for (const factor of data.factors.slice(0, remaining)) yield factor;
    remaining -= data.factors.length;
    next = data.next;
    if (next && remaining > 0 && seen.has(next.PageToken ?? next.Page)) {
      throw new FactorApiError(table.ListFactor, response, "the server returned the same page twice.");
    }
  }
}

function parsePageUrl(url: unknown): FactorPageQuery | undefined {
  if (typeof url !== "string" || url === "") return undefined;
  const parameters = new URLSearchParams(url.split(/[?#]/)[1]);
  const present = Object.entries<{ type: string }>(table.ListFactor.query).filter(([name]) => parameters.has(name));
  return Object.fromEntries(
    present.map(([name, { type }]) => [name, parseParameter(parameters.get(name) ?? "", type)]),
  );
}

function parseParameter(text: string, type: string): string | number | boolean {
  if (type === "integer" || type === "number") return Number(text);
  return type === "boolean" ? text === "true" : text;
}
