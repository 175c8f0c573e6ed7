import { createAuthenticator, createFactorMock, createPushDevice } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import twilio from "twilio";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const accountSid = "ACaeaf825039e1f23063c3ba43b7fc83ba";
const authToken = "the-auth-token";
const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
const identity = "ff483d1ff591898a9942916050d2ca3f";

const mock = createFactorMock({ credentials: { accountSid, authToken } });
const server = setupServer(...mock.handlers);
const entityOf = (token: string) => twilio(accountSid, token).verify.v2.services(serviceSid).entities(identity);
const entity = entityOf(authToken);

/** The second is MSW 2's word for the first. */
const nothingElse = { onUnhandledFrame: "error", onUnhandledRequest: "error" } as const;

beforeAll(() => server.listen(nothingElse));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const createTotp = (name = "Ada's phone & co") =>
  entity.newFactors.create({ factorType: "totp", friendlyName: name, metadata: { os: "Android" } });

const sidsOf = (factors: { sid: string }[]) => factors.map(({ sid }) => sid);

describe("the official SDK, unmodified", () => {
  test("creates an authenticator app and verifies it, with a wrong code first", async () => {
    const created = await createTotp();
    expect(created).toMatchObject({ accountSid, serviceSid, identity, status: "unverified", factorType: "totp" });
    expect(created).toMatchObject({ friendlyName: "Ada's phone & co", metadata: { os: "Android" } });
    expect(created.dateCreated).toEqual(created.dateUpdated);

    const factor = entity.factors(created.sid);
    expect((await factor.update({ authPayload: "wrong!" })).status).toBe("unverified");
    const code = createAuthenticator(created.binding.uri).code();
    expect((await factor.update({ authPayload: code })).status).toBe("verified");
    expect((await factor.fetch()).status).toBe("verified");
  });

  test("creates a device and verifies it, with a wrong signature first", async () => {
    const device = await createPushDevice();
    const created = await entity.newFactors.create({
      factorType: "push",
      friendlyName: "Ada's tablet",
      "binding.alg": "ES256",
      "binding.publicKey": device.publicKey,
      "config.appId": "com.example.myapp",
      "config.notificationPlatform": "fcm",
      "config.notificationToken": "cUx8V3example-registration-token:APA91bG0",
      "config.sdkVersion": "1.0.0",
      metadata: { os: "Android" },
    });
    expect(created.binding).toEqual({ alg: "ES256", public_key: device.publicKey });

    const factor = entity.factors(created.sid);
    const rejected = factor.update({ authPayload: await device.sign("another sid") });
    await expect(rejected).rejects.toMatchObject({ name: "Error", status: 403, code: 60311 });
    expect((await factor.update({ authPayload: await device.sign(created.sid) })).status).toBe("verified");
  });

  test("updates settings", async () => {
    const { sid } = await createTotp();
    const updated = await entity
      .factors(sid)
      .update({ friendlyName: "Ada", "config.codeLength": 8, "config.timeStep": 45 });
    expect(updated).toMatchObject({ friendlyName: "Ada", config: { code_length: 8, time_step: 45 } });
  });

  test("sends null metadata and empty settings", async () => {
    const factor = await entity.newFactors.create({ factorType: "totp", friendlyName: "Ada", metadata: null });
    expect(factor.metadata).toBeNull();
    const empty = { factorType: "totp", friendlyName: "Ada", "config.skew": null } as never;
    await expect(entity.newFactors.create(empty)).rejects.toMatchObject({ status: 400, code: 60200 });
  });

  test("lists over several pages, with and without a limit", async () => {
    const sids: string[] = [];
    for (const name of ["one", "two", "three", "four", "five"]) sids.push((await createTotp(name)).sid);
    expect(sidsOf(await entity.factors.list())).toEqual(sids);
    expect(sidsOf(await entity.factors.list({ pageSize: 2 }))).toEqual(sids);
    expect(sidsOf(await entity.factors.list({ limit: 3, pageSize: 2 }))).toEqual(sids.slice(0, 3));

    const first = await entity.factors.page({ pageSize: 2 });
    const second = await first.nextPage();
    expect(sidsOf(second?.instances ?? [])).toEqual(sids.slice(2, 4));
    expect(sidsOf((await second?.previousPage())?.instances ?? [])).toEqual(sids.slice(0, 2));
  });

  test("removes, and a second look is its own RestException", async () => {
    const { sid } = await createTotp();
    expect(await entity.factors(sid).remove()).toBe(true);
    const error = await entity
      .factors(sid)
      .fetch()
      .then(undefined, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(twilio.RestException);
    expect(error).toMatchObject({
      status: 404,
      code: 20404,
      message: `The requested resource /Services/${serviceSid}/Entities/${identity}/Factors/${sid} was not found`,
      moreInfo: "https://www.twilio.com/docs/errors/20404",
    });
  });

  test("is rejected with wrong credentials", async () => {
    await expect(entityOf("another").factors.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  test("is let in with an API key, whose user name does not name the account", async () => {
    const key = { apiKey: "SKaeaf825039e1f23063c3ba43b7fc83ba", apiSecret: "the-secret" };
    server.use(...createFactorMock({ credentials: key }).handlers);
    const client = twilio(key.apiKey, key.apiSecret, { accountSid });
    expect(await client.verify.v2.services(serviceSid).entities(identity).factors.list()).toEqual([]);
  });
});
