import { createFactorMock } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { hour, refused, setup } from "./api.ts";

describe("44 expiry", () => {
  test("44 an unverified factor is gone for every operation when its time is over", async () => {
    const { api, mock, clock } = setup();
    const { sid } = (await api.createTotp()).body;
    clock.now += 24 * hour;
    expect((await api.fetch(sid)).status).toBe(200);
    clock.now += 1;
    expect(await api.fetch(sid)).toMatchObject(refused(404, 20404));
    expect(await api.update(sid, { FriendlyName: "x" })).toMatchObject(refused(404, 20404));
    expect(await api.delete(sid)).toMatchObject(refused(404, 20404));
    expect((await api.list()).body.factors).toEqual([]);
    expect(mock.factors()).toEqual([]);
    expect(() => mock.code(sid)).toThrow(TypeError);
  });

  test.each(["fetch", "update", "delete", "list", "factors", "code"] as const)(
    "44 whichever comes first, %s finds it gone",
    async (first) => {
      const { api, mock, clock } = setup();
      const { sid } = (await api.createTotp()).body;
      clock.now += 24 * hour + 1;
      if (first === "fetch") expect((await api.fetch(sid)).status).toBe(404);
      if (first === "update") expect((await api.update(sid, { AuthPayload: "123456" })).status).toBe(404);
      if (first === "delete") expect((await api.delete(sid)).status).toBe(404);
      if (first === "list") expect((await api.list()).body.factors).toEqual([]);
      if (first === "factors") expect(mock.factors()).toEqual([]);
      if (first === "code") expect(() => mock.code(sid)).toThrow(TypeError);
    },
  );

  test("44 a verified factor does not expire, a change does not prolong", async () => {
    const { api, mock, clock } = setup();
    const verified = (await api.createTotp()).body.sid;
    const changed = (await api.createTotp()).body.sid;
    await api.update(verified, { AuthPayload: mock.code(verified) });
    clock.now += 20 * hour;
    await api.update(changed, { FriendlyName: "Another" });
    clock.now += 5 * hour;
    expect((await api.list()).body.factors.map(({ sid }) => sid)).toEqual([verified]);
    clock.now += 10_000 * hour;
    expect((await api.fetch(verified)).body.status).toBe("verified");
  });

  test("44 each factor goes when its own time is over", async () => {
    const { api, mock, clock } = setup();
    const early = (await api.createTotp()).body.sid;
    mock.add({ FactorType: "push", status: "verified" });
    clock.now += hour;
    const late = (await api.createTotp()).body.sid;
    const planted = mock.add({ FactorType: "totp", date_created: new Date(clock.now - 30 * 60_000) }).sid;
    clock.now += 23 * hour + 1;
    expect((await api.fetch(early)).status).toBe(404);
    expect((await api.fetch(planted)).status).toBe(200);
    clock.now += 30 * 60_000;
    expect((await api.fetch(planted)).status).toBe(404);
    expect((await api.fetch(late)).status).toBe(200);
  });

  test("44 a factor put in with an old date is gone at once, unless verified", async () => {
    const { api, mock, clock } = setup();
    const date_created = new Date(clock.now - 25 * hour);
    const gone = mock.add({ FactorType: "totp", date_created }).sid;
    const kept = mock.add({ FactorType: "totp", date_created, status: "verified" }).sid;
    expect((await api.fetch(gone)).status).toBe(404);
    expect((await api.fetch(kept)).status).toBe(200);
  });

  test.each([1, 6, 24])("44 the time to live can be %i hours", async (hours) => {
    const { api, clock } = setup({ unverifiedTimeToLive: hours * hour });
    const { sid } = (await api.createPush()).body;
    clock.now += hours * hour;
    expect((await api.fetch(sid)).status).toBe(200);
    clock.now += 1;
    expect((await api.fetch(sid)).status).toBe(404);
    expect((await api.createPush()).status).toBe(201);
  });

  test.each([hour - 1, 24 * hour + 1, 0, -hour, Number.NaN, Number.POSITIVE_INFINITY])(
    "44 the time to live cannot be %d milliseconds",
    (unverifiedTimeToLive) => {
      expect(() => createFactorMock({ unverifiedTimeToLive })).toThrow(/unverifiedTimeToLive/);
      expect(() => createFactorMock({ unverifiedTimeToLive })).toThrow(TypeError);
    },
  );
});
