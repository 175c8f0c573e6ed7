import { createAuthenticator, createFactorMock } from "@verify-factors/msw";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { Api, countingBytes, hour, push, setup, start, unknownSid } from "./api.ts";

async function transcript(): Promise<string> {
  const { mock, api, clock } = setup({ random: countingBytes(), factors: [{ FactorType: "push" }] });
  const responses: unknown[] = [];
  const keep = (response: { status: number; body: unknown; headers: Headers }) =>
    responses.push([response.status, response.body, [...response.headers]]);
  const { sid } = mock.add({ FactorType: "totp", Metadata: { a: "b" } });
  const created = await api.createTotp();
  keep(created);
  keep(await api.createPush({ ...push, FriendlyName: "Ada's tablet" }));
  clock.now += 1234;
  keep(await api.update(created.body.sid, { AuthPayload: mock.code(created.body.sid) }));
  keep(await api.update(sid, { FriendlyName: "Another", "Config.Skew": "2" }));
  keep(await api.update(sid, { AuthPayload: "wrong" }));
  keep(await api.list("?PageSize=2"));
  keep(await api.fetch("YF1"));
  keep(await api.delete(sid));
  mock.reset();
  keep(await api.list());
  return JSON.stringify(responses);
}

test("repeats every response byte for byte with the same clock and random bytes", async () => {
  expect(await transcript()).toBe(await transcript());
});

test("looks up Date.now and crypto.getRandomValues for each call by default", async () => {
  const mock = createFactorMock();
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  const drawn = vi.spyOn(crypto, "getRandomValues");
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  expect(mock.add({ FactorType: "totp" }).date_created).toBe("2026-01-15T09:30:00Z");
  expect(drawn).toHaveBeenCalled();
  vi.setSystemTime(start + 25 * hour);
  expect(mock.factors()).toEqual([]);
});

test("follows a fake Date in codes, dates, expiry and the rate", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  onTestFinished(() => void vi.useRealTimers());
  const mock = createFactorMock();
  const api = new Api({ send: mock.fetch });
  const [kept, expiring] = [(await api.createTotp()).body, (await api.createTotp()).body];
  const app = createAuthenticator(kept.binding.uri);
  const early = app.code();
  expect(mock.code(kept.sid)).toBe(early);

  vi.setSystemTime(start + 10 * 60_000);
  expect(app.code()).not.toBe(early);
  expect((await api.update(kept.sid, { AuthPayload: early })).body.status).toBe("unverified");
  const { status, date_updated } = (await api.update(kept.sid, { AuthPayload: app.code() })).body;
  expect([status, date_updated]).toEqual(["verified", "2026-01-15T09:40:00Z"]);

  for (let count = 0; count < 98; count += 1) await api.delete((await api.createTotp()).body.sid);
  expect((await api.createTotp()).status).toBe(429);
  vi.setSystemTime(start + 24 * hour + 1000);
  expect((await api.createTotp()).status).toBe(201);
  expect((await api.fetch(expiring.sid)).status).toBe(404);
  expect((await api.fetch(kept.sid)).status).toBe(200);
});

test("draws different random bytes for each mock by default", async () => {
  const [one, other] = [setup().mock.add({ FactorType: "totp" }), setup().mock.add({ FactorType: "totp" })];
  expect(one.sid).not.toBe(other.sid);
  expect(one.entity_sid).not.toBe(other.entity_sid);
});

describe("two mocks in one process share nothing", () => {
  test("no factors, entities or limits", async () => {
    const [one, other] = [setup(), setup()];
    const { sid } = (await one.api.createTotp()).body;
    await one.api.createPush();
    expect((await other.api.fetch(sid)).status).toBe(404);
    expect((await other.api.createPush()).status).toBe(201);
    other.mock.reset();
    expect(one.mock.factors()).toHaveLength(2);
    expect(() => other.mock.code(sid)).toThrow(TypeError);
  });

  test("no options", async () => {
    const strict = createFactorMock({ strict: true, now: () => 0 });
    const lax = createFactorMock({ now: () => start });
    expect((await new Api({ send: strict.fetch }).createTotp({ Unknown: "x" })).status).toBe(400);
    const { status, body } = await new Api({ send: lax.fetch }).createTotp({ Unknown: "x" });
    expect([status, body.date_created]).toEqual([201, "2026-01-15T09:30:00Z"]);
  });
});

describe("concurrent requests", () => {
  test("store each creation once, in one entity", async () => {
    const { api, mock } = setup();
    const responses = await Promise.all(Array.from({ length: 30 }, () => api.createTotp()));
    expect(new Set(responses.map(({ body }) => body.sid)).size).toBe(30);
    expect(new Set(responses.map(({ body }) => body.entity_sid)).size).toBe(1);
    expect(mock.factors()).toHaveLength(30);
  });

  test("delete a factor once", async () => {
    const { api, mock } = setup();
    const { sid } = mock.add({ FactorType: "totp" });
    const responses = await Promise.all([1, 2, 3, 4].map(() => api.delete(sid)));
    expect(responses.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404]);
  });
});

test("mints unique sids even if random repeats itself (ruling 26)", async () => {
  const { api, mock } = setup({ random: (bytes) => bytes.fill(1) });
  const sids = [
    await api.createTotp(),
    await api.createTotp(),
    await api.as({ identity: "somebody-else" }).createTotp(),
  ];
  expect(new Set(sids.map(({ body }) => body.sid)).size).toBe(3);
  expect(new Set(sids.map(({ body }) => body.entity_sid)).size).toBe(2);
  expect(mock.factors()).toHaveLength(3);
});

test("a rejected request draws no random bytes (ruling 50)", async () => {
  const [busy, quiet] = [setup({ random: countingBytes() }).api, setup({ random: countingBytes() }).api];
  await busy.list();
  await busy.fetch(unknownSid);
  await busy.update(unknownSid, { FriendlyName: "x" });
  await busy.delete(unknownSid);
  await busy.createTotp({ "Config.Skew": "9" });
  await busy.createPush({ "Binding.PublicKey": "dGVzdF9rZXk=" });
  expect((await busy.createTotp()).body).toEqual((await quiet.createTotp()).body);
});
