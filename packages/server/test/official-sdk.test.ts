import { createAuthenticator } from "@verify-factors/msw";
import { accountSid, identity, serviceSid } from "@verify-factors/testing/api";
import twilio from "twilio";
import { expect, test } from "vitest";
import { serve } from "./serve.ts";

test("the official SDK creates, verifies, changes and removes an authenticator app", async () => {
  const { control, url } = await serve({ credentials: { accountSid, authToken: "the-auth-token" } });
  const connect = (authToken: string) => {
    const client = twilio(accountSid, authToken);
    client.verify.baseUrl = url;
    return client.verify.v2.services(serviceSid).entities(identity);
  };
  await expect(connect("another").factors.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  const entity = connect("the-auth-token");
  const totp = { factorType: "totp" as const, friendlyName: "Ada's phone & co", metadata: { os: "Android" } };
  const created = await entity.newFactors.create(totp);
  expect(created).toMatchObject({ accountSid, friendlyName: "Ada's phone & co", metadata: { os: "Android" } });
  expect(new URL(created.url).origin).toBe(url);

  const factor = entity.factors(created.sid);
  expect((await factor.update({ authPayload: "wrong!" })).status).toBe("unverified");
  // A clock that runs could show two time steps to two readers.
  const at = new Date();
  await control.setClock(at);
  expect(createAuthenticator(created.binding.uri).code({ at })).toBe(await control.code(created.sid));
  expect((await factor.update({ authPayload: await control.code(created.sid) })).status).toBe("verified");
  expect((await factor.update({ friendlyName: "Ada", "config.codeLength": 8 })).config.code_length).toBe(8);
  expect(await control.code(created.sid)).toMatch(/^\d{8}$/);
  expect(await factor.remove()).toBe(true);
  await expect(factor.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});
