import { createPushDevice } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { push, refused, setup } from "./api.ts";

describe("14 the service's own rules come in the order 60314, 60317, 60315, 60326", () => {
  async function atBothLimits() {
    const { mock, api } = setup();
    for (let index = 0; index < 100; index += 1) await api.createTotp();
    for (let index = 0; index < 20; index += 1) mock.add({ FactorType: "push" });
    return api;
  }

  test("14 a bad key, a key known, too many factors, too many creations", { timeout: 60_000 }, async () => {
    const api = await atBothLimits();
    const { publicKey } = await createPushDevice();
    expect(await api.createPush({ "Binding.PublicKey": "dGVzdF9rZXk=" })).toMatchObject(refused(400, 60314));
    expect(await api.createPush(push)).toMatchObject(refused(409, 60317));
    expect(await api.createPush({ "Binding.PublicKey": publicKey })).toMatchObject(refused(400, 60315));
    expect(await api.createTotp()).toMatchObject(refused(400, 60315));
    const [oldest] = (await api.list("?PageSize=1")).body.factors;
    await api.delete(oldest?.sid ?? "");
    expect(await api.createTotp()).toMatchObject(refused(429, 60326));
  });
});
