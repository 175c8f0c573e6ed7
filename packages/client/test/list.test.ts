import { FactorApiError } from "@verify-factors/client";
import { expect, test } from "vitest";
import { getRejection, setUp } from "./fixture.ts";

function setUpFactors(count: number) {
  const set = setUp();
  const sids = Array.from({ length: count }, () => set.mock.add({ FactorType: "totp" }).sid);
  return { ...set, sids };
}

const baseUrl = "https://app.example/api/verify";

/** Creates a client that receives these pages in order. */
function setUpPages(pages: object[]) {
  const responses = pages.map((page) => Response.json(page));
  return setUp({ baseUrl, fetch: async () => responses.shift() ?? Response.error() });
}

const toPage = (factors: object[], next_page_url: unknown) => ({
  factors,
  meta: { next_page_url, previous_page_url: null },
});
const listSids = async (list: AsyncIterable<{ sid: string }>) => (await Array.fromAsync(list)).map(({ sid }) => sid);
const getQueries = (sent: Request[]) => sent.map(({ url }) => new URL(url).search.replace(/DN\w+/, "…"));

test("lists every factor, page after page, oldest first", async () => {
  const { factors, sids, sent } = setUpFactors(5);
  expect(await listSids(factors.list({ PageSize: 2 }))).toEqual(sids);
  expect(getQueries(sent)).toEqual(["?PageSize=2", "?PageSize=2&Page=1&PageToken=…", "?PageSize=2&Page=2&PageToken=…"]);
});

test("stops at the limit, which is also the page size up to the maximum; without one, the service chooses", async () => {
  const { factors, sids, sent } = setUpFactors(5);
  expect(await listSids(factors.list({ limit: 3, PageSize: 2 }))).toEqual(sids.slice(0, 3));
  expect(await listSids(factors.list({ limit: 4 }))).toEqual(sids.slice(0, 4));
  expect(await listSids(factors.list({ limit: 5000 }))).toEqual(sids);
  expect(await listSids(factors.list({ limit: Infinity }))).toEqual(sids);
  expect(await listSids(factors.list())).toEqual(sids);
  expect(getQueries(sent).slice(2)).toEqual(["?PageSize=4", "?PageSize=1000", "", ""]);
});

test("sends nothing for a limit of 0", async () => {
  const { factors, sent } = setUpFactors(1);
  expect(await listSids(factors.list({ limit: 0 }))).toEqual([]);
  expect(sent).toEqual([]);
});

test.each([-1, 2.5, NaN, "many"])("rejects the limit %s", async (limit) => {
  const list = setUp().factors.list({ limit: limit as number });
  await expect(list.next()).rejects.toMatchObject({
    name: "TypeError",
    message: expect.stringMatching(/^ListFactor: limit/),
  });
});

test.each([
  ["text", "ListFactor: the query must be an object, not string."],
  [{ pageSize: 2 }, "ListFactor: unknown parameter pageSize. The API's names are capitalized, such as PageSize."],
  [{ page_size: 2 }, "ListFactor: unknown parameter page_size. The API's names are capitalized, such as PageSize."],
])("page() rejects the query %j before sending it", async (query, message) => {
  const { factors, sent } = setUp();
  await expect(factors.page(query as object)).rejects.toMatchObject({ name: "TypeError", message });
  expect(sent).toEqual([]);
});

test("fetches only the pages that the caller reads", async () => {
  const { factors, sent } = setUpFactors(5);
  for await (const _factor of factors.list({ PageSize: 2 })) break;
  expect(sent).toHaveLength(1);
});

test("rethrows an error that the caller throws into the iterator", async () => {
  const list = setUpFactors(2).factors.list();
  await list.next();
  await expect(list.throw(new RangeError("enough"))).rejects.toThrow("enough");
});

test("a page has the queries for the adjacent pages, which page() and list() accept", async () => {
  const { factors, sids } = setUpFactors(3);
  const first = await factors.page({ PageSize: 2 });
  expect(first.previous).toBeUndefined();
  expect(first.next).toEqual({ PageSize: 2, Page: 1, PageToken: `DN${sids[1]}` });
  const second = await factors.page(first.next);
  expect(second.factors.map(({ sid }) => sid)).toEqual([sids[2]]);
  expect(second.next).toBeUndefined();
  expect(await listSids(factors.list({ ...first.next }))).toEqual(sids.slice(2));
  expect((await factors.page(second.previous)).factors).toEqual(first.factors);
});

test("sends query parameters that the description does not declare, too", async () => {
  const { factors, sent } = setUpFactors(0);
  const query = { PageSize: 2, FactorType: "totp", Order: undefined };
  await factors.page(query);
  await Array.fromAsync(factors.list({ ...query, limit: 5 }));
  expect(getQueries(sent)).toEqual(["?PageSize=2&FactorType=totp", "?PageSize=2&FactorType=totp"]);
});

test.each([{ pageSize: 5 }, { pageToken: "DN" }])("rejects %j, as the official SDKs spell it", async (query) => {
  const { factors, sent } = setUp();
  const [name = ""] = Object.keys(query);
  expect(String(await getRejection(factors.page(query as never)))).toContain(`ListFactor: unknown parameter ${name}.`);
  expect(String(await getRejection(factors.list(query as never).next()))).toContain(
    `ListFactor: unknown parameter ${name}.`,
  );
  expect(sent).toEqual([]);
});

test("continues after an empty page, and throws if the server returns a page twice", async () => {
  const factor = setUp().mock.add({ FactorType: "totp" });
  const { factors, sent } = setUpPages([
    toPage([], "/somewhere?PageSize=1&Page=1&PageToken=a"),
    toPage([factor], "https://other.example/?trace=abc&PageSize=1&Page=2&PageToken=b#top"),
    toPage([], "?PageSize=1&Page=3&PageToken=a"),
  ]);
  const seen: string[] = [];
  const readAll = async () => {
    for await (const { sid } of factors.list()) seen.push(sid);
  };
  const error = (await getRejection(readAll())) as FactorApiError;
  expect(error).toBeInstanceOf(FactorApiError);
  expect(error.message).toMatch(/: 200: the server returned the same page twice\.$/);
  expect(seen).toEqual([factor.sid]);
  expect(sent.map(({ url }) => url.startsWith(`${baseUrl}/v2/Services/`))).toEqual([true, true, true]);
  expect(getQueries(sent)[2]).toBe("?PageSize=1&Page=2&PageToken=b");
});

test("lists the pages of a server that numbers its pages and has no tokens", async () => {
  const factor = setUp().mock.add({ FactorType: "totp" });
  const pages = [1, 2, 3].map((page) => toPage([factor], `?PageSize=1&Page=${page}`));
  const { factors, sent } = setUpPages([...pages, toPage([factor], null)]);
  expect(await listSids(factors.list({ PageSize: 1 }))).toHaveLength(4);
  expect(getQueries(sent)).toEqual(["?PageSize=1", ...[1, 2, 3].map((page) => `?PageSize=1&Page=${page}`)]);
});

test.each([5, {}, true, ""])("treats the page as the last one if its next_page_url is %j", async (url) => {
  expect((await setUpPages([toPage([], url)]).factors.page()).next).toBeUndefined();
});

test("stops between pages if the signal aborts", async () => {
  const { factors, sent } = setUpFactors(3);
  const controller = new AbortController();
  const list = factors.list({ PageSize: 1, signal: controller.signal });
  await list.next();
  controller.abort(new Error("enough"));
  await expect(list.next()).rejects.toThrow("enough");
  expect(sent).toHaveLength(1);
});
