import { createFactorMock } from "@verify-factors/msw";
import { expect, onTestFinished, test, vi } from "vitest";
import { createCountingRandom, hour, push, setup, start, unknownSid } from "./api.ts";

async function recordResponses(): Promise<string> {
  const { mock, api, clock } = setup({ random: createCountingRandom(), factors: [{ FactorType: "push" }] });
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
  expect(await recordResponses()).toBe(await recordResponses());
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

test("draws different random bytes for each mock by default", async () => {
  const [one, other] = [setup().mock.add({ FactorType: "totp" }), setup().mock.add({ FactorType: "totp" })];
  expect(one.sid).not.toBe(other.sid);
  expect(one.entity_sid).not.toBe(other.entity_sid);
});

test("a rejected request draws no random bytes (ruling 50)", async () => {
  const [busy, quiet] = [setup({ random: createCountingRandom() }).api, setup({ random: createCountingRandom() }).api];
  await busy.list();
  await busy.fetch(unknownSid);
  await busy.update(unknownSid, { FriendlyName: "x" });
  await busy.delete(unknownSid);
  await busy.createTotp({ "Config.Skew": "9" });
  await busy.createPush({ "Binding.PublicKey": "dGVzdF9rZXk=" });
  expect((await busy.createTotp()).body).toEqual((await quiet.createTotp()).body);
});
