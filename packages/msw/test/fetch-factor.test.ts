import { expect, test } from "vitest";
import { setup } from "./api.ts";

test("a factor is shown as it was created, without its binding", async () => {
  const { api } = setup();
  const { binding: _, ...factor } = (await api.createTotp({ Metadata: '{"os":"Android"}' })).body;
  expect(await api.fetch(factor.sid)).toMatchObject({ status: 200, body: factor });
  expect((await api.fetch(factor.sid)).body).not.toHaveProperty("binding");
});

test("50 fetching changes nothing", async () => {
  const { api, clock } = setup();
  const { sid } = (await api.createPush()).body;
  const before = (await api.fetch(sid)).body;
  clock.now += 60_000;
  expect((await api.fetch(sid)).body).toEqual(before);
});

test("what a caller does to an answer or to mock.factors() does not reach the store", async () => {
  const { api, mock } = setup();
  const created = mock.add({ FactorType: "totp", Metadata: { os: "Android" } });
  const [shown] = mock.factors();
  for (const factor of [created, shown]) {
    Object.assign(factor?.config ?? {}, { skew: 9 });
    Object.assign(factor?.metadata ?? {}, { os: "iOS" });
  }
  expect((await api.fetch(created.sid)).body).toMatchObject({ config: { skew: 1 }, metadata: { os: "Android" } });
});

test("only the answer to an update has a signature header", async () => {
  const { api } = setup();
  const created = await api.createTotp();
  const answers = [created, await api.fetch(created.body.sid), await api.list()];
  for (const { headers } of answers) expect(headers.has("Twilio-Verify-Factor-Signature")).toBe(false);
  const updated = await api.update(created.body.sid, { FriendlyName: "Another" });
  expect(updated.headers.get("Twilio-Verify-Factor-Signature")).toMatch(/\S/);
});
