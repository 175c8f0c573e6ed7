import { invalid, unknownSid } from "@verify-factors/testing/api";
import { enrollPush, enrollTotp, enrollTotps } from "../enroll.ts";
import { expectEqual, expectInvalid, expectMatch, expectResponse } from "../expect.ts";
import { readPage, readPages, readSids } from "../pages.ts";
import { type Rule, rule } from "../rule.ts";

/** Lists and their pages. */
export const listRules: readonly Rule[] = [
  rule(45, "lists factors in the order of creation", async (session, api) => {
    const first = { page: 0, page_size: 50, first_page_url: `${api.factors}?PageSize=50&Page=0` };
    const meta = { ...first, url: first.first_page_url, previous_page_url: null, next_page_url: null, key: "factors" };
    expectEqual("the list of a user without factors", await readPage(api), { factors: [], meta });
    const app = await enrollTotp(session, {}, api);
    const device = await enrollPush(session, {}, api);
    const [third = "", last = ""] = await enrollTotps(session, 2, api);
    expectEqual("the list", await readSids(api), [app.sid, device.sid, third, last]);
    await app.update({ FriendlyName: "Renamed" });
    expectEqual("the list after a change", await readSids(api), [app.sid, device.sid, third, last]);
    const [shown] = (await readPage(api)).factors;
    expectEqual("a factor in the list", shown, (await app.fetch()).body);
    await api.delete(app.sid);
    await api.delete(last);
    expectEqual("the list without its ends", await readSids(api), [device.sid, third]);
    const [added = ""] = await enrollTotps(session, 1, api);
    await api.delete(third);
    expectEqual("the list without its middle", await readSids(api), [device.sid, added]);
    for (const sid of [added, device.sid]) await api.delete(sid);
    expectEqual("the list after all were deleted", await readSids(api), []);
  }),
  rule(46, "accepts a PageSize of 1 to 1000", async (session, api) => {
    await enrollTotps(session, 3, api);
    for (const size of [1, 2, 1000]) {
      const { factors, meta } = await readPage(api, `?PageSize=${size}`);
      expectEqual(`PageSize ${size}`, [factors.length, meta.page_size], [Math.min(size, 3), size]);
    }
    await expectInvalid("a list", (query) => api.list(query), { PageSize: ["0", "1001", "-1", "abc", ""] });
  }),
  rule(47, "echoes Page without moving the cursor", async (session, api) => {
    const [first, second] = await enrollTotps(session, 2, api);
    const { factors, meta } = await readPage(api, "?PageSize=1&Page=7");
    expectEqual("the factor of Page 7", [factors[0]?.sid, factors.length], [first, 1]);
    const next_page_url = `${api.factors}?PageSize=1&Page=8&PageToken=DN${first}`;
    expectMatch("meta of Page 7", meta, { page: 7, previous_page_url: null, next_page_url });
    expectMatch("a missing Page", (await readPage(api)).meta.page, 0);
    const last = (await readPage(api, "?PageSize=1&Page=2147483647")).meta.next_page_url ?? "";
    expectEqual("the page after the greatest Page", await readSids(api, last), [second]);
    await expectInvalid("a list", (query) => api.list(query), { Page: ["-1", "x", "1.0", "2147483648", ""] });
  }),
  rule(48, "continues after the factor in PageToken, even if it was deleted", async (session, api) => {
    const sids = await enrollTotps(session, 5, api);
    for (const size of [1, 2, 3, 5, 6]) {
      const pages = await readPages(api, `?PageSize=${size}`);
      expectEqual(
        "the factors of all pages",
        pages.flatMap(({ factors }) => factors.map(({ sid }) => sid)),
        sids,
      );
      expectEqual(
        "the numbers of the pages",
        pages.map(({ meta }) => meta.page),
        Array.from({ length: Math.ceil(sids.length / size) }, (_, page) => page),
      );
    }
    const [first = "", second = "", third = "", fourth = "", fifth = ""] = sids;
    const readAfter = (sid: string) => readSids(api, `?PageToken=DN${sid}`);
    expectEqual("the factors after the fourth", await readAfter(fourth), [fifth]);
    expectEqual("the factors after the last", await readAfter(fifth), []);
    const other = await enrollTotp(session);
    const foreign = [`DN${unknownSid}`, `DN${other.sid}`, "DNconstructor"];
    const PageToken = ["x", "", "DN", first, `dn${first}`, `DN${first}0`, ...foreign];
    await expectInvalid("a list", (query) => api.list(query), { PageToken });
    const tokenOfOther = await session.newUser().list(`?PageToken=DN${other.sid}`);
    expectResponse("a token for a user without factors", tokenOfOther, invalid("PageToken"));
    for (const sid of [third, second]) await api.delete(sid);
    for (const sid of [first, second, third]) {
      expectEqual("the factors after a deleted one", await readAfter(sid), [fourth, fifth]);
    }
    for (const sid of [fourth, first, fifth]) await api.delete(sid);
    const added = await enrollTotps(session, 1, api);
    for (const sid of sids) expectEqual("a factor added after deleted ones", await readAfter(sid), added);
  }),
  rule(49, "links to the next and previous page", async (session, api) => {
    const sids = await enrollTotps(session, 6, api);
    const [first, second, , fourth = "", , sixth] = sids;
    const at = (page: number, sid?: string) =>
      `${api.factors}?PageSize=2&Page=${page}${sid ? `&PageToken=DN${sid}` : ""}`;
    const readMeta = async (page: number, sid?: string) => (await readPage(api, at(page, sid))).meta;
    const expected = [
      { page: 0, previous_page_url: null, url: at(0), next_page_url: at(1, second) },
      { page: 1, previous_page_url: at(0), url: at(1, second), next_page_url: at(2, fourth) },
      { page: 2, previous_page_url: at(1, second), url: at(2, fourth), next_page_url: null },
      { page: 3, previous_page_url: at(2, fourth), url: at(3, sixth), next_page_url: null },
    ];
    for (const [page, sid] of [undefined, second, fourth, sixth].entries()) {
      const common = { page_size: 2, first_page_url: at(0), key: "factors" };
      expectEqual(`meta of page ${page}`, await readMeta(page, sid), { ...common, ...expected[page] });
    }
    const reordered = await readPage(api, `?PageToken=DN${second}&Page=1&PageSize=2`);
    expectMatch("url of parameters in another order", reordered.meta.url, at(1, second));
    expectMatch("next_page_url of a full last page", (await readPage(api, "?PageSize=6")).meta.next_page_url, null);
    for (const size of [1, 2, 3]) {
      const forth = await readPages(api, `?PageSize=${size}`);
      const back = await readPages(api, forth.at(-1)?.meta.url ?? "", "previous_page_url");
      expectEqual("the pages, read backwards", back.reverse(), forth);
    }
    const short = (await readPage(api, `?PageSize=3&Page=1&PageToken=DN${second}`)).meta;
    expectMatch("previous_page_url near the start", short.previous_page_url, `${api.factors}?PageSize=3&Page=0`);
    expectMatch("previous_page_url of Page 0", (await readMeta(0, second)).previous_page_url, at(0));
    await api.delete(fourth);
    const deleted = await readMeta(2, fourth);
    expectMatch("previous_page_url after a deleted factor", deleted.previous_page_url, at(1, first));
    for (const sid of sids.slice(0, 3)) await api.delete(sid);
    expectMatch(
      "previous_page_url if all earlier factors are deleted",
      (await readMeta(1, fourth)).previous_page_url,
      null,
    );
    expectMatch("previous_page_url of Page 3 without a PageToken", (await readMeta(3)).previous_page_url, null);
  }),
  rule(56, "starts the previous page after its token, with the factors that exist now", async (session, api) => {
    const sids = await enrollTotps(session, 6, api);
    const [first = "", second = "", third = "", fourth = ""] = sids;
    const { meta } = await readPage(api, `?PageSize=2&Page=2&PageToken=DN${fourth}`);
    const previous = meta.previous_page_url ?? "";
    expectEqual("the previous page", await readSids(api, previous), [third, fourth]);
    await api.delete(third);
    expectEqual("the previous page after a deletion", await readSids(api, previous), [fourth, sids[4]]);
    await api.delete(first);
    await api.delete(second);
    expectEqual("the previous page after deleted factors", await readSids(api, previous), [fourth, sids[4]]);
  }),
];
