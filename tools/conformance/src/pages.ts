import type { Api } from "@verify-factors/testing/api";
import type { FactorPage } from "@verify-factors/types";
import { claimAnswer, given, Matching } from "./claims.ts";

const list = new Matching("a list", Array.isArray);

/** One page of a user's factors; throws a `Contradiction` when there is none to read. */
export async function readPage(api: Api, query = ""): Promise<FactorPage> {
  const answer = await api.list(query);
  claimAnswer(`the list ${query}`.trim(), answer, { status: 200, body: { factors: list, meta: given } });
  return answer.body;
}

/** The sids on one page. */
export async function readSids(api: Api, query = ""): Promise<string[]> {
  return (await readPage(api, query)).factors.map(({ sid }) => sid);
}
