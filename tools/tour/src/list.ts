import type { EntityFactors } from "@verify-factors/client";
import { chapter, fact, tell } from "./narrator.ts";

/** Reads the list page by page. */
export async function readPages(factors: EntityFactors, sids: string[]): Promise<void> {
  chapter("The list, one factor to a page");
  const seen: string[] = [];
  let pages = 0;
  for (let query: object | undefined = { PageSize: 1 }; query; pages += 1) {
    const page = await factors.page(query);
    for (const { sid, factor_type, status, friendly_name } of page.factors) {
      tell(`${sid}  ${factor_type}  ${status}  ${friendly_name}`);
      fact("as it is when fetched alone", await factors.fetch(sid), page.factors[0]);
      seen.push(sid);
    }
    query = page.next;
  }
  fact(`${sids.length} pages, oldest factor first`, [pages, seen], [sids.length, sids]);
  const all = await Array.fromAsync(factors.list());
  fact(
    "factors.list() goes through the same",
    all.map(({ sid }) => sid),
    sids,
  );
}
