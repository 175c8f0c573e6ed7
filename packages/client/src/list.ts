import type { Factor, FactorPage, operations, PageMeta } from "@verify-factors/types";
import type { CallOptions } from "./options.ts";

/** Which page: `PageSize` 1 to 1000 (default 50), and the `Page` and `PageToken` of an earlier answer. */
export type FactorPageQuery = {
  [Name in keyof Query]?: Query[Name] | undefined;
};

/** The query of the operation. */
export type Query = NonNullable<operations["ListFactor"]["parameters"]["query"]>;

/** A page of factors, and the queries of its neighbours, ready to be given to `page()`. */
export interface FactorPageResult {
  factors: Factor[];
  meta: PageMeta;
  /** Absent on the last page. */
  next?: FactorPageQuery;
  /** Absent on the first page. */
  previous?: FactorPageQuery;
}

/** How much to list. */
export interface ListOptions extends CallOptions {
  /** How many factors at the most. Default: all. */
  limit?: number | undefined;
  /** How many factors a page holds, 1 to 1000. Default: `limit`, at most 1000, else the service's own 50. */
  PageSize?: number | undefined;
}

/** Adds the neighbours of a page. Only the query of a URL is read; the URL itself is never followed. */
export function withNeighbours({ factors, meta }: FactorPage): FactorPageResult {
  const next = queryOf(meta.next_page_url);
  const previous = queryOf(meta.previous_page_url);
  return { factors, meta, ...(next && { next }), ...(previous && { previous }) };
}

/** Every factor, page after page; a page is fetched when the one before is used up. */
export async function* listAll(
  page: (query: FactorPageQuery, options: CallOptions) => Promise<FactorPageResult>,
  { limit = Number.POSITIVE_INFINITY, PageSize, ...options }: ListOptions,
): AsyncGenerator<Factor, void, undefined> {
  const size = PageSize ?? (Number.isFinite(limit) ? limit : undefined);
  let query: FactorPageQuery | undefined = { PageSize: size && Math.min(size, 1000) };
  for (let left = limit; query && left > 0; ) {
    const { factors, next }: FactorPageResult = await page(query, options);
    yield* factors.slice(0, left);
    left -= factors.length;
    query = next;
  }
}

function queryOf(url: string | null): FactorPageQuery | undefined {
  if (url === null) return undefined;
  // A server may answer relative URLs; the base is never used but to parse them.
  const query = new URL(url, "http://localhost").searchParams;
  const number = (name: string) => (query.has(name) ? Number(query.get(name)) : undefined);
  return { PageSize: number("PageSize"), Page: number("Page"), PageToken: query.get("PageToken") ?? undefined };
}
