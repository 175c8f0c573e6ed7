import { type Api, invalid, missing, nobody } from "@verify-factors/testing/api";
import type { FactorPage } from "@verify-factors/types";
import { claim, claimAnswer, claimSame } from "../claims.ts";
import { enrolApp } from "../enrolments.ts";
import { readPage, readSids } from "../pages.ts";
import type { VisibleRule } from "../rule.ts";
import type { Visit } from "../visit.ts";

/** How one page leads to the next. */
export const paging: readonly VisibleRule[] = [
  {
    number: 48,
    subject: "PageToken",
    unseen: "the token of an expired factor",
    async check(visit) {
      const api = visit.newcomer();
      const sids = await enrolApps(visit, api, 4);
      const [first = "", second = "", third = "", fourth = ""] = sids;
      const token = new URL((await readPage(api, "?PageSize=2")).meta.next_page_url ?? "none:").searchParams;
      claim("the token of the next page", token.get("PageToken"), `DN${second}`);
      claimSame("the factors behind the second", await readSids(api, `?PageToken=DN${second}`), [third, fourth]);
      claimSame("the factors behind the last", await readSids(api, `?PageToken=DN${fourth}`), []);
      const seen: string[] = [];
      for (let url: string | null = "?PageSize=1"; url !== null && seen.length <= sids.length; ) {
        const { factors, meta }: FactorPage = await readPage(api, url);
        seen.push(...factors.map(({ sid }) => sid));
        url = meta.next_page_url;
      }
      claimSame("the factors of all pages", seen, sids);
      const other = await enrolApp(visit);
      for (const [what, bad] of Object.entries({
        "a malformed token": "x",
        "an empty token": "",
        "a bare sid": first,
        "an unknown factor's token": `DN${nobody}`,
        "another user's token": `DN${other.sid}`,
      })) {
        claimAnswer(what, await api.list(`?PageToken=${bad}`), invalid("PageToken"));
      }
      await api.delete(second);
      claimSame("the factors behind a deleted one", await readSids(api, `?PageToken=DN${second}`), [third, fourth]);
      await api.delete(third);
      claimSame("the factors behind two deleted ones", await readSids(api, `?PageToken=DN${second}`), [fourth]);
    },
  },
  {
    number: 49,
    subject: "meta",
    async check(visit) {
      const api = visit.newcomer();
      const sids = await enrolApps(visit, api, 6);
      const [first, second, , fourth = "", , sixth] = sids;
      const at = (page: number, sid?: string) =>
        `${api.factors}?PageSize=2&Page=${page}${sid ? `&PageToken=DN${sid}` : ""}`;
      const metaAt = async (page: number, sid?: string) => (await readPage(api, at(page, sid))).meta;
      const common = { page_size: 2, first_page_url: at(0), key: "factors" };
      const pages = {
        first: [await metaAt(0), { page: 0, previous_page_url: null, url: at(0), next_page_url: at(1, second) }],
        second: [
          await metaAt(1, second),
          { page: 1, previous_page_url: at(0), url: at(1, second), next_page_url: at(2, fourth) },
        ],
        third: [
          await metaAt(2, fourth),
          { page: 2, previous_page_url: at(1, second), url: at(2, fourth), next_page_url: null },
        ],
        empty: [
          await metaAt(3, sixth),
          { page: 3, previous_page_url: at(2, fourth), url: at(3, sixth), next_page_url: null },
        ],
      } as const;
      for (const [name, [came, expected]] of Object.entries(pages)) {
        claimSame(`meta of the ${name} page`, came, { ...common, ...expected });
      }
      claim("previous_page_url of Page 0", (await metaAt(0, second)).previous_page_url, at(0));
      await api.delete(fourth);
      claim("the page before a deleted factor", (await metaAt(2, fourth)).previous_page_url, at(1, first));
      for (const sid of sids.slice(0, 3)) await api.delete(sid);
      claim("previous_page_url with nothing before", (await metaAt(1, fourth)).previous_page_url, null);
    },
  },
  {
    number: 50,
    subject: "reading makes nothing",
    unseen: "entities without factors, which look like none",
    async check(visit) {
      const api = visit.newcomer();
      await api.list();
      await api.fetch(nobody);
      await api.update(nobody, {});
      await api.delete(nobody);
      await api.call("", { method: "OPTIONS" });
      claimAnswer("a creation that is refused", await api.create(""), missing("FriendlyName"));
      claimSame("the factors afterwards", await readSids(api), []);
      const { sid } = await enrolApp(visit, {}, api);
      const [list, factor] = [await readPage(api), (await api.fetch(sid)).body];
      claimSame("a list that was read before", await readPage(api), list);
      claimSame("a factor that was read before", (await api.fetch(sid)).body, factor);
    },
  },
];

async function enrolApps(visit: Visit, api: Api, count: number): Promise<string[]> {
  const sids: string[] = [];
  while (sids.length < count) sids.push((await enrolApp(visit, {}, api)).sid);
  return sids;
}
