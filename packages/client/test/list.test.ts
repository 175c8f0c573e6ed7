import { createFactorMock } from "@verify-factors/msw";
import { expect, test } from "vitest";
import { setUp } from "./fixture.ts";

function withFactors(count: number) {
  const set = setUp();
  const sids = Array.from({ length: count }, () => set.mock.add({ FactorType: "totp" }).sid);
  return { ...set, sids };
}

const sidsOf = async (list: AsyncIterable<{ sid: string }>) => (await Array.fromAsync(list)).map(({ sid }) => sid);
const queries = (sent: Request[]) => sent.map(({ url }) => new URL(url).search.replace(/DN\w+/, "…"));

test("every factor comes, page after page, oldest first", async () => {
  const { factors, sids, sent } = withFactors(5);
  expect(await sidsOf(factors.list({ PageSize: 2 }))).toEqual(sids);
  expect(queries(sent)).toEqual(["?PageSize=2", "?PageSize=2&Page=1&PageToken=…", "?PageSize=2&Page=2&PageToken=…"]);
});

test("without options the service's own page size counts", async () => {
  const { factors, sids, sent } = withFactors(3);
  expect(await sidsOf(factors.list())).toEqual(sids);
  expect(queries(sent)).toEqual([""]);
});

test("a limit ends the list, and is the page size where it fits one", async () => {
  const { factors, sids, sent } = withFactors(5);
  expect(await sidsOf(factors.list({ limit: 3, PageSize: 2 }))).toEqual(sids.slice(0, 3));
  expect(await sidsOf(factors.list({ limit: 4 }))).toEqual(sids.slice(0, 4));
  expect(await sidsOf(factors.list({ limit: 5000 }))).toEqual(sids);
  expect(queries(sent).slice(2)).toEqual(["?PageSize=4", "?PageSize=1000"]);
});

test("a limit of nothing asks nothing", async () => {
  const { factors, sent } = withFactors(1);
  expect(await sidsOf(factors.list({ limit: 0 }))).toEqual([]);
  expect(sent).toEqual([]);
});

test("who stops early fetches no more", async () => {
  const { factors, sent } = withFactors(5);
  for await (const _factor of factors.list({ PageSize: 2 })) break;
  expect(sent).toHaveLength(1);
});

test("a page has its neighbours as ready queries", async () => {
  const { factors, sids } = withFactors(3);
  const first = await factors.page({ PageSize: 2 });
  expect(first.previous).toBeUndefined();
  expect(first.next).toEqual({ PageSize: 2, Page: 1, PageToken: `DN${sids[1]}` });
  const second = await factors.page(first.next);
  expect(second.factors.map(({ sid }) => sid)).toEqual([sids[2]]);
  expect(second.next).toBeUndefined();
  expect((await factors.page(second.previous)).factors).toEqual(first.factors);
});

test("an entity without factors has an empty page", async () => {
  const { factors } = setUp();
  expect(await factors.page()).toMatchObject({ factors: [], meta: { page: 0, page_size: 50 } });
});

test("a page that is empty but leads on does not end the list, and a list that goes round does", async () => {
  const factor = setUp().mock.add({ FactorType: "totp" });
  const sent: Request[] = [];
  const meta = { page: 0, page_size: 1, first_page_url: "/", previous_page_url: null, url: "/", key: "factors" };
  const answers = [
    { factors: [], meta: { ...meta, next_page_url: "/somewhere?PageSize=1&Page=1&PageToken=a" } },
    {
      factors: [factor],
      meta: { ...meta, next_page_url: "https://other.example/?trace=abc&PageSize=1&Page=2&PageToken=b" },
    },
    { factors: [], meta: { ...meta, next_page_url: "?PageSize=1&Page=3&PageToken=a" } },
  ];
  const { factors } = setUp({
    fetch: async (request) => {
      sent.push(request);
      return Response.json(answers[sent.length - 1]);
    },
  });
  const seen: string[] = [];
  const all = (async () => {
    for await (const { sid } of factors.list()) seen.push(sid);
  })();
  await expect(all).rejects.toThrow("ListFactor: the page a came twice.");
  expect(seen).toEqual([factor.sid]);
  expect(sent.map(({ url }) => new URL(url).origin)).toEqual(Array(3).fill("https://verify.twilio.com"));
  expect(new URL(sent[2]?.url ?? "").search).toBe("?PageSize=1&Page=2&PageToken=b");
});

test("a server that counts its pages, without tokens, is followed to its end", async () => {
  const factor = setUp().mock.add({ FactorType: "totp" });
  const sent: string[] = [];
  const { factors } = setUp({
    fetch: async ({ url }) => {
      sent.push(new URL(url).search);
      const next_page_url = sent.length < 4 ? `?PageSize=1&Page=${sent.length}` : null;
      return Response.json({ factors: [factor], meta: { previous_page_url: null, next_page_url } });
    },
  });
  expect(await sidsOf(factors.list({ PageSize: 1 }))).toHaveLength(4);
  expect(sent).toEqual(["?PageSize=1", "?PageSize=1&Page=1", "?PageSize=1&Page=2", "?PageSize=1&Page=3"]);
});

test("a list under a prefix stays under it", async () => {
  const baseUrl = "https://app.example/api/verify";
  const mock = createFactorMock({ baseUrl });
  const { factors, sent } = setUp({
    baseUrl,
    fetch: (request) => {
      sent.push(request);
      return mock.fetch(request);
    },
  });
  const sids = [1, 2, 3].map(() => mock.add({ FactorType: "totp" }).sid);
  expect(await sidsOf(factors.list({ PageSize: 1 }))).toEqual(sids);
  expect(sent.map(({ url }) => url.startsWith(`${baseUrl}/v2/`))).toEqual([true, true, true]);
});

test("a list is given up between pages", async () => {
  const { factors, sent } = withFactors(3);
  const controller = new AbortController();
  const list = factors.list({ PageSize: 1, signal: controller.signal });
  await list.next();
  controller.abort(new Error("enough"));
  await expect(list.next()).rejects.toThrow("enough");
  expect(sent).toHaveLength(1);
});
