import { createAuthenticator, createPushDevice } from "@verify-factors/msw";
import twilio from "twilio";
import { expect, test } from "vitest";
import { accountSid, hour, identity, serve, serviceSid } from "./serving.ts";

/** The official SDK, unmodified, with the address of a server. */
async function entityAt(authToken = "the-auth-token") {
  const server = await serve({ credentials: { accountSid, authToken: "the-auth-token" } });
  const client = twilio(accountSid, authToken);
  client.verify.baseUrl = server.url;
  return { ...server, entity: client.verify.v2.services(serviceSid).entities(identity) };
}

const totp = { factorType: "totp" as const, friendlyName: "Ada's phone & co" };

test("creates, verifies, changes and removes an authenticator app", async () => {
  const { entity, control, url } = await entityAt();
  const created = await entity.newFactors.create({ ...totp, metadata: { os: "Android" } });
  expect(created).toMatchObject({ accountSid, friendlyName: "Ada's phone & co", metadata: { os: "Android" } });
  expect(new URL(created.url).origin).toBe(url);

  const factor = entity.factors(created.sid);
  expect((await factor.update({ authPayload: "wrong!" })).status).toBe("unverified");
  // Two looks at a clock that runs may be at two time steps.
  const at = new Date();
  await control.setClock(at);
  expect(createAuthenticator(created.binding.uri).code({ at })).toBe(await control.code(created.sid));
  expect((await factor.update({ authPayload: await control.code(created.sid) })).status).toBe("verified");
  expect((await factor.update({ friendlyName: "Ada", "config.codeLength": 8 })).config.code_length).toBe(8);
  expect(await control.code(created.sid)).toMatch(/^\d{8}$/);
  expect(await factor.remove()).toBe(true);
  await expect(factor.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});

test("verifies a device", async () => {
  const { entity } = await entityAt();
  const device = await createPushDevice();
  const { sid } = await entity.newFactors.create({
    factorType: "push",
    friendlyName: "Ada's tablet",
    "binding.publicKey": device.publicKey,
    "config.appId": "com.example.myapp",
    "config.notificationPlatform": "none",
    "config.sdkVersion": "1.0.0",
  });
  expect((await entity.factors(sid).update({ authPayload: await device.sign(sid) })).status).toBe("verified");
});

test("lists over pages whose addresses are the server's", async () => {
  const { entity, control, log } = await entityAt();
  const sids: string[] = [];
  for (let count = 0; count < 5; count += 1) sids.push((await control.add({ FactorType: "totp" })).sid);
  const sidsOf = (factors: { sid: string }[]) => factors.map(({ sid }) => sid);
  expect(sidsOf(await entity.factors.list({ pageSize: 2 }))).toEqual(sids);
  expect(log.filter(({ method, path }) => method === "GET" && path.startsWith("/v2/"))).toHaveLength(3);

  const second = await (await entity.factors.page({ pageSize: 2 })).nextPage();
  expect(sidsOf(second?.instances ?? [])).toEqual(sids.slice(2, 4));
  expect(sidsOf((await second?.previousPage())?.instances ?? [])).toEqual(sids.slice(0, 2));
});

test("loses an unverified factor after a day", async () => {
  const { entity, control } = await entityAt();
  await control.setClock("2026-01-15T09:30:00Z");
  const { sid } = await entity.newFactors.create(totp);
  await control.advanceClock(24 * hour);
  expect((await entity.factors(sid).fetch()).sid).toBe(sid);
  await control.advanceClock(1000);
  await expect(entity.factors(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});

test("is refused with bad credentials", async () => {
  const { entity } = await entityAt("another");
  await expect(entity.factors.list()).rejects.toMatchObject({ status: 401, code: 20003 });
});
