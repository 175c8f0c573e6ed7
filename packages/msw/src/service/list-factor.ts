import type { Behaviour } from "./behaviour.ts";
import { type Cursor, sliceOf } from "./paging.ts";
import { factorOf } from "./record.ts";

/** The greatest int32, which a page number is. */
const maxPage = 2 ** 31 - 1;

/** One page of an entity's factors, oldest first; none for an entity that was never seen. */
export const listFactor: Behaviour<"ListFactor"> = ({ path, query }, { store, address }) => {
  const { PageSize, Page, PageToken } = query;
  const entity = store.entity(path.ServiceSid, path.Identity);
  const { records, next, previous } = sliceOf(entity, PageSize, PageToken);
  const pageAt = (number: number, cursor: Cursor) => address("ListFactor", path, { PageSize, Page: number, ...cursor });
  const factors = records.map((record) => factorOf(record, address("FetchFactor", { ...path, Sid: record.sid })));
  const meta = {
    page: Page,
    page_size: PageSize,
    first_page_url: pageAt(0, {}),
    previous_page_url: previous ? pageAt(Math.max(0, Page - 1), previous) : null,
    url: pageAt(Page, PageToken === undefined ? {} : { PageToken }),
    next_page_url: next ? pageAt(Math.min(Page + 1, maxPage), next) : null,
    key: "factors" as const,
  };
  return { status: 200, body: { factors, meta } };
};
