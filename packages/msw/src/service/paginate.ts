import type { CreateError, Position } from "@verify-factors/openapi-mock";
import type { PageMeta } from "@verify-factors/types";

/** The query parameters of every list. Page URLs repeat all other parameters. */
export interface PageQuery {
  readonly PageSize: number;
  readonly Page: number;
  readonly PageToken?: string;
  readonly [filter: string]: string | number | undefined;
}

/** A page of a list. */
export interface Page<Item> {
  items: Item[];
  meta: Omit<PageMeta, "key">;
}

const tokenPrefix = "DN";

/** The largest int32, which is the largest page number. */
const maxPage = 2 ** 31 - 1;

/**
 * Returns the page after `PageToken`, which refers to the last item of the previous page. Throws error 60200 for an
 * unknown token. Page URLs repeat the other parameters of the query. To filter a list, pass some of its positions; for
 * descending order, pass them in reverse.
 * @see rulings 46–49
 */
export function paginate<Item>(
  positions: readonly Position<Item>[],
  query: PageQuery,
  createUrl: (query: PageQuery) => string,
  error: CreateError<"InvalidParameter">,
): Page<Item> {
  const { PageSize, Page, PageToken, ...filters } = query;
  const cursor = findCursor(positions, PageToken, error);
  const isShown = ({ item }: Position<Item>) => item !== undefined;
  const before = positions.slice(0, cursor + 1).filter(isShown);
  const after = positions.slice(cursor + 1).filter(isShown);
  const shown = after.slice(0, PageSize);

  const createPageUrl = (page: number, last?: Position<Item>) =>
    createUrl({ ...filters, PageSize, Page: page, ...(last && { PageToken: tokenPrefix + last.id }) });
  return {
    items: shown.flatMap(({ item }) => item ?? []),
    meta: {
      page: Page,
      page_size: PageSize,
      first_page_url: createPageUrl(0),
      previous_page_url: before.length > 0 ? createPageUrl(Math.max(0, Page - 1), before.at(-PageSize - 1)) : null,
      url: createUrl(query),
      next_page_url: after.length > PageSize ? createPageUrl(Math.min(Page + 1, maxPage), shown.at(-1)) : null,
    },
  };
}

/** Returns the index of the position that a token refers to, or -1 if there is no token. */
function findCursor(
  positions: readonly Position<unknown>[],
  token: string | undefined,
  error: CreateError<"InvalidParameter">,
): number {
  if (token === undefined) return -1;
  const index = positions.findIndex(({ id }) => token === tokenPrefix + id);
  if (index >= 0) return index;
  const parameter = "PageToken";
  throw error("InvalidParameter", {
    variables: { parameter },
    fieldErrors: [{ parameter, expected: "a token of a page of this list", received: token, isString: true }],
  });
}
