import { describe, expect, test } from "vitest";
import { invalid, refused, setup } from "./api.ts";

describe("45 order", () => {
  test("45 is that of creation, oldest first, also within one moment", async () => {
    const { api, clock } = setup();
    const sids: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      if (index % 3 === 0) clock.now += 1000;
      sids.push((await api.createTotp()).body.sid);
    }
    expect((await api.list()).body.factors.map(({ sid }) => sid)).toEqual(sids);
    await api.update(sids[0] ?? "", { FriendlyName: "Another" });
    expect((await api.list()).body.factors.map(({ sid }) => sid)).toEqual(sids);
  });

  test("45 a factor put in with an older date comes before", async () => {
    const { api, mock, clock } = setup();
    const now = mock.add({ FactorType: "totp" }).sid;
    const older = mock.add({ FactorType: "push", date_created: new Date(clock.now - 2000) }).sid;
    const between = mock.add({ FactorType: "totp", date_created: "2026-01-15T09:29:59Z" }).sid;
    expect((await api.list()).body.factors.map(({ sid }) => sid)).toEqual([older, between, now]);
    expect(mock.factors().map(({ sid }) => sid)).toEqual([older, between, now]);
  });

  test("45 an entity without factors has an empty list", async () => {
    const { api, mock } = setup();
    const { sid } = mock.add({ FactorType: "totp", Identity: "somebody-else" });
    const url = `${api.factors}?PageSize=50&Page=0`;
    const meta = { page: 0, page_size: 50, first_page_url: url, previous_page_url: null, url, next_page_url: null };
    const empty = { status: 200, body: { factors: [], meta: { ...meta, key: "factors" } } };
    expect(await api.list()).toMatchObject(empty);
    const emptied = api.as({ identity: "somebody-else" });
    await emptied.delete(sid);
    expect((await emptied.list()).body.factors).toEqual([]);
  });

  test("45 holds factors of both types, without bindings", async () => {
    const { api } = setup();
    const { binding: _p, ...phone } = (await api.createPush()).body;
    const { binding: _t, ...app } = (await api.createTotp()).body;
    expect((await api.list()).body.factors).toEqual([phone, app]);
  });
});

describe("46 PageSize", () => {
  test.each([1, 2, 1000])("46 %i is accepted", async (size) => {
    const { api, mock } = setup();
    for (let index = 0; index < 3; index += 1) mock.add({ FactorType: "totp" });
    const { status, body } = await api.list(`?PageSize=${size}`);
    expect([status, body.factors.length, body.meta.page_size]).toEqual([200, Math.min(3, size), size]);
  });

  test.each(["0", "1001", "-1", "abc", "", "1.5", "1e1", "%2B5", "05", "9007199254740993"])(
    "46 %j: 400 / 60200",
    async (size) => {
      expect(await setup().api.list(`?PageSize=${size}`)).toMatchObject(invalid("PageSize"));
    },
  );

  test("46 is 50 when left out", async () => {
    const { api, mock } = setup();
    for (let index = 0; index < 51; index += 1) mock.add({ FactorType: "totp" });
    const { factors, meta } = (await api.list()).body;
    expect([factors.length, meta.page_size]).toEqual([50, 50]);
    expect(meta.next_page_url).toContain("PageSize=50&Page=1&PageToken=DN");
  });
});

describe("47 Page", () => {
  test("47 is echoed and never moves the cursor", async () => {
    const { api, mock } = setup();
    const first = mock.add({ FactorType: "totp" }).sid;
    mock.add({ FactorType: "totp" });
    const { factors, meta } = (await api.list("?PageSize=1&Page=7")).body;
    expect(factors.map(({ sid }) => sid)).toEqual([first]);
    expect(meta).toEqual({
      page: 7,
      page_size: 1,
      first_page_url: `${api.factors}?PageSize=1&Page=0`,
      previous_page_url: null,
      url: `${api.factors}?PageSize=1&Page=7`,
      next_page_url: `${api.factors}?PageSize=1&Page=8&PageToken=DN${first}`,
      key: "factors",
    });
  });

  test.each(["-1", "x", "", "1.0", "2147483648"])("47 %j: 400 / 60200", async (page) => {
    expect(await setup().api.list(`?Page=${page}`)).toMatchObject(invalid("Page"));
  });

  test("47 the page after the last number can be read too", async () => {
    const { api, mock } = setup();
    mock.add({ FactorType: "totp" });
    mock.add({ FactorType: "totp" });
    const { meta } = (await api.list("?PageSize=1&Page=2147483647")).body;
    expect((await api.list(meta.next_page_url ?? "")).status).toBe(200);
  });
});

test("45 another service's list is another one, and an unknown service has none", async () => {
  const { api } = setup({ services: { VA3e213619479a06026d0eabba9adb2513: {}, [`VA${"0".repeat(32)}`]: {} } });
  await api.createTotp();
  expect((await api.as({ serviceSid: `VA${"0".repeat(32)}` }).list()).body.factors).toEqual([]);
  expect(await api.as({ serviceSid: `VA${"1".repeat(32)}` }).list()).toMatchObject(refused(404, 20404));
});
