import type { Factor, FactorPage, operations, PageMeta } from "@verify-factors/types";
import type { CallOptions } from "./options.ts";

/** Which page: its size, and the `Page` and `PageToken` of an earlier answer. */
export type FactorPageQuery = {
  [Name in keyof Query]?: Query[Name] | undefined;
};

/** The query of the operation. */
export type Query = NonNullable<operations["ListFactor"]["parameters"]["query"]>;

/** A page of factors, and the queries of its neighbours, ready to be given to `page()`. */
export interface FactorPageResult {
  factors: Factor[];
  meta: PageMeta;
  /** `undefined` on the last page. */
  next?: FactorPageQuery | undefined;
  /** `undefined` on the first page. */
  previous?: FactorPageQuery | undefined;
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
  return { factors, meta, next: queryOf(meta.next_page_url), previous: queryOf(meta.previous_page_url) };
}

/** Every factor, page after page; a page is fetched when the one before is used up. Throws at a list that goes round. */
export async function* listAll(
  page: (query: FactorPageQuery, options: CallOptions) => Promise<FactorPageResult>,
  { limit, PageSize = limit, ...options }: ListOptions,
): AsyncGenerator<Factor, void, undefined> {
  const seen = new Set<string | number | undefined>();
  let query: FactorPageQuery | undefined = { PageSize: PageSize && Math.min(PageSize, 1000) };
  for (let left = limit ?? Infinity; query && left > 0; ) {
    // The token is the cursor, and Page only the caller's own count; a server may go by Page alone.
    const cursor = query.PageToken ?? query.Page;
    if (seen.has(cursor)) throw new Error(`ListFactor: the page ${cursor} came twice.`);
    seen.add(cursor);
    const { factors, next }: FactorPageResult = await page(query, options);
    yield* factors.slice(0, left);
    left -= factors.length;
    query = next;
  }
}

function queryOf(url: string | null): FactorPageQuery | undefined {
  if (!url) return undefined;
  const query: Record<string, string | number> = {};
  for (const [name, text] of new URLSearchParams(url.split("?")[1])) {
    if (name.startsWith("Page")) query[name] = name === "PageToken" ? text : Number(text);
  }
  return query;
}
