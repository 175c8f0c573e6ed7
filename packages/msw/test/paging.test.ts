import type { PageMeta } from "@verify-factors/types";
import { describe, expect, test } from "vitest";
import { type Api, hour, invalid, setup } from "./api.ts";

function planted(count: number) {
  const { api, mock, clock } = setup();
  const sids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    clock.now += 1000;
    sids.push(mock.add({ FactorType: "totp" }).sid);
  }
  return { api, mock, clock, sids };
}

async function page(api: Api, query: string) {
  const { status, body } = await api.list(query);
  expect(status).toBe(200);
  return { sids: body.factors.map(({ sid }) => sid), meta: body.meta };
}

/** Every page from one on, in one direction. */
async function walk(api: Api, query: string, direction: "next_page_url" | "previous_page_url") {
  const pages: { sids: string[]; meta: PageMeta }[] = [];
  for (let url: string | null = query; url !== null; url = pages.at(-1)?.meta[direction] ?? null) {
    pages.push(await page(api, url));
    if (pages.length > 20) throw new Error(`${direction} leads round in circles`);
  }
  return pages;
}

describe("48 PageToken", () => {
  test.each([1, 2, 3, 5, 6])("48 following the addresses shows each factor once, %i at a time", async (size) => {
    const { api, sids } = planted(5);
    const pages = await walk(api, `?PageSize=${size}`, "next_page_url");
    expect(pages.flatMap((one) => one.sids)).toEqual(sids);
    expect(pages).toHaveLength(Math.ceil(5 / size));
    expect(pages.map(({ meta }) => meta.page)).toEqual(pages.map((_, index) => index));
  });

  test("48 is DN and the sid of the last factor shown", async () => {
    const { api, sids } = planted(3);
    expect((await page(api, "?PageSize=2")).meta.next_page_url).toMatch(new RegExp(`&PageToken=DN${sids[1]}$`));
    expect((await page(api, `?PageToken=DN${sids[1]}`)).sids).toEqual([sids[2]]);
    expect((await page(api, `?PageToken=DN${sids[2]}`)).sids).toEqual([]);
  });

  test("48 is still valid when that factor is deleted, and so are those around it", async () => {
    const { api, sids } = planted(5);
    const [first = "", second = "", third = "", fourth = ""] = sids;
    await api.delete(third);
    await api.delete(second);
    expect((await page(api, `?PageToken=DN${third}`)).sids).toEqual(sids.slice(3));
    expect((await page(api, `?PageToken=DN${second}`)).sids).toEqual(sids.slice(3));
    await api.delete(fourth);
    await api.delete(first);
    for (const sid of sids.slice(0, 4)) expect((await page(api, `?PageToken=DN${sid}`)).sids).toEqual(sids.slice(4));
  });

  test("48 is still valid when that factor is expired", async () => {
    const { api, clock, sids } = planted(2);
    clock.now += 24 * hour - 1000;
    const late = (await api.createTotp()).body.sid;
    clock.now += 1500;
    expect((await page(api, `?PageToken=DN${sids[0]}`)).sids).toEqual([late]);
    expect((await page(api, `?PageToken=DN${sids[1]}`)).sids).toEqual([late]);
  });

  test("48 of the last factor, which is deleted, shows what is added later", async () => {
    const { api, sids } = planted(2);
    await api.delete(sids[1] ?? "");
    const added = (await api.createTotp()).body.sid;
    expect((await page(api, `?PageToken=DN${sids[1]}`)).sids).toEqual([added]);
  });

  test("48 of a deleted factor stays where it was, whatever is put in before it", async () => {
    const { api, mock, clock, sids } = planted(3);
    const [first, second, third] = sids;
    await api.delete(second ?? "");
    const date_created = new Date(clock.now - 1500);
    const older = mock.add({ FactorType: "totp", date_created }).sid;
    expect((await page(api, "")).sids).toEqual([first, older, third]);
    const { sids: shown, meta } = await page(api, `?PageSize=1&Page=2&PageToken=DN${second}`);
    expect(shown).toEqual([third]);
    expect(meta.previous_page_url).toMatch(new RegExp(`&PageToken=DN${first}$`));
  });

  test("48 malformed, unknown or another entity's: 400 / 60200", async () => {
    const { api, mock, sids } = planted(1);
    const other = mock.add({ FactorType: "totp", Identity: "somebody-else" }).sid;
    const unknown = `DNYF02${"0".repeat(30)}`;
    for (const token of [
      "",
      "x",
      "DN",
      sids[0],
      `dn${sids[0]}`,
      `DN${sids[0]}0`,
      `DN${other}`,
      unknown,
      "DNconstructor",
    ])
      expect(await api.list(`?PageToken=${token}`)).toMatchObject(invalid("PageToken"));
    expect(await api.as({ identity: "nobody-at-all" }).list(`?PageToken=DN${other}`)).toMatchObject(
      invalid("PageToken"),
    );
  });
});

describe("49 meta", () => {
  test("49 of pages in the middle has all addresses, their parameters in order", async () => {
    const { api, sids } = planted(7);
    const { meta } = await page(api, `?PageToken=DN${sids[3]}&Page=2&PageSize=2`);
    expect(meta).toEqual({
      page: 2,
      page_size: 2,
      first_page_url: `${api.factors}?PageSize=2&Page=0`,
      previous_page_url: `${api.factors}?PageSize=2&Page=1&PageToken=DN${sids[1]}`,
      url: `${api.factors}?PageSize=2&Page=2&PageToken=DN${sids[3]}`,
      next_page_url: `${api.factors}?PageSize=2&Page=3&PageToken=DN${sids[5]}`,
      key: "factors",
    });
  });

  test("49 next_page_url is null on the last page, also when that is full", async () => {
    const { api, sids } = planted(4);
    expect((await page(api, "?PageSize=4")).meta.next_page_url).toBeNull();
    expect((await page(api, `?PageSize=2&PageToken=DN${sids[1]}`)).meta.next_page_url).toBeNull();
    expect((await page(api, "?PageSize=3")).meta.next_page_url).not.toBeNull();
  });

  test.each([1, 2, 3])("49 walking back shows what walking forth did, %i at a time", async (size) => {
    const { api } = planted(6);
    const forth = await walk(api, `?PageSize=${size}`, "next_page_url");
    const back = await walk(api, forth.at(-1)?.meta.url ?? "", "previous_page_url");
    expect(back.toReversed()).toEqual(forth);
  });

  test("49 walking back, a page may be short at the start", async () => {
    const { api, sids } = planted(5);
    const { meta } = await page(api, `?PageSize=3&Page=1&PageToken=DN${sids[1]}`);
    expect(meta.previous_page_url).toBe(`${api.factors}?PageSize=3&Page=0`);
  });

  test("49 previous_page_url is there exactly when a live factor precedes the cursor", async () => {
    const { api, sids } = planted(3);
    const [first = "", second = ""] = sids;
    const previous = async () => (await page(api, `?PageSize=1&Page=2&PageToken=DN${second}`)).meta.previous_page_url;
    expect(await previous()).toBe(`${api.factors}?PageSize=1&Page=1&PageToken=DN${first}`);
    await api.delete(second);
    expect(await previous()).toBe(`${api.factors}?PageSize=1&Page=1`);
    await api.delete(first);
    expect(await previous()).toBeNull();
    expect((await page(api, "?PageSize=1&Page=3")).meta.previous_page_url).toBeNull();
  });

  test("49 behind the last factor there is a page before", async () => {
    const { api, sids } = planted(3);
    const { sids: shown, meta } = await page(api, `?PageSize=2&Page=2&PageToken=DN${sids[2]}`);
    expect([shown, meta.next_page_url]).toEqual([[], null]);
    expect(meta.previous_page_url).toBe(`${api.factors}?PageSize=2&Page=1&PageToken=DN${sids[0]}`);
  });

  test("49 the Page before never falls below 0", async () => {
    const { api, sids } = planted(3);
    const { meta } = await page(api, `?PageSize=1&PageToken=DN${sids[1]}`);
    expect(meta.previous_page_url).toBe(`${api.factors}?PageSize=1&Page=0&PageToken=DN${sids[0]}`);
  });
});

test("50 listing changes nothing, and what is added meanwhile is found", async () => {
  const { api, sids } = planted(2);
  const first = await page(api, "?PageSize=2");
  expect(await page(api, "?PageSize=2")).toEqual(first);
  const added = (await api.createTotp()).body.sid;
  expect((await walk(api, "?PageSize=2", "next_page_url")).flatMap((one) => one.sids)).toEqual([...sids, added]);
});
