import type { Api } from "@verify-factors/testing/api";
import type { FactorPage } from "@verify-factors/types";
import { anything, expectResponse, Matcher } from "./expect.ts";

const list = new Matcher("a list", Array.isArray);

/** Returns one page of a user's factors. Throws a `RuleFailure` if the response is not a page. */
export async function readPage(api: Api, query = ""): Promise<FactorPage> {
  const page = await api.list(query);
  expectResponse(`the list ${query}`.trim(), page, { status: 200, body: { factors: list, meta: anything } });
  return page.body;
}

/** Returns the sids on one page. */
export async function readSids(api: Api, query = ""): Promise<string[]> {
  return (await readPage(api, query)).factors.map(({ sid }) => sid);
}

/** Follows the page URLs in one direction. Returns at most 20 pages. */
export async function readPages(
  api: Api,
  query: string,
  direction: "next_page_url" | "previous_page_url" = "next_page_url",
): Promise<FactorPage[]> {
  const pages: FactorPage[] = [];
  for (let url: string | null = query; url !== null && pages.length < 20; ) {
    const page: FactorPage = await readPage(api, url);
    pages.push(page);
    url = page.meta[direction];
  }
  return pages;
}
