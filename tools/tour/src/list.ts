import type { EntityFactors } from "@verify-factors/client";
import { chapter, fact, tell } from "./narrator.ts";

/** Reads the list page by page. */
export async function readPages(factors: EntityFactors, sids: string[]): Promise<void> {
  chapter("The list, one factor to a page");
  const seen: string[] = [];
  for await (const factor of factors.list({ PageSize: 1 })) {
    tell(`${factor.sid}  ${factor.factor_type}  ${factor.status}  ${factor.friendly_name}`);
    seen.push(factor.sid);
  }
  fact(`${sids.length} pages, oldest factor first`, seen, sids);
  const whole = await factors.page();
  const order = whole.factors.map(({ sid }) => sid);
  fact("one page of the usual size has the same order", order, sids);
  const { next, meta } = await factors.page({ PageSize: 1 });
  fact("the first page leads on and not back", [next?.Page, meta.previous_page_url], [1, null]);
}
