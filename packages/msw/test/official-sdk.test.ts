import { createFactorMock, createPushDevice } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import twilio from "twilio";
import twilio4 from "twilio-4";
import twilio5 from "twilio-5";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { accountSid, identity, serviceSid } from "./api.ts";

const authToken = "the-auth-token";
const mock = createFactorMock({ credentials: { accountSid, authToken } });
const server = setupServer(...mock.handlers);
const userAgents = new Set<string | null>();

beforeAll(() => {
  server.events.on("request:start", ({ request }) => {
    userAgents.add(request.headers.get("User-Agent"));
  });
  // MSW 3 reads the first option, MSW 2 the second.
  const onUnhandled = { onUnhandledFrame: "error", onUnhandledRequest: "error" } as const;
  server.listen(onUnhandled);
});
afterEach(() => {
  server.resetHandlers();
  userAgents.clear();
});
afterAll(() => server.close());

/** Returns an entity, through one major version of the SDK. */
const createEntity = (connect: typeof twilio, token = authToken) =>
  connect(accountSid, token).verify.v2.services(serviceSid).entities(identity);
const getSids = (factors: { sid: string }[]) => factors.map(({ sid }) => sid);

// The types of each major version differ, but those of the newest one are correct for the methods used here.
describe.each([
  [4, twilio4 as unknown as typeof twilio],
  [5, twilio5 as unknown as typeof twilio],
  [6, twilio],
])("version %i of the official SDK", (major, connect) => {
  const entity = createEntity(connect);

  test("creates, verifies, changes and removes an authenticator app", async () => {
    const totp = { factorType: "totp" as const, friendlyName: "Ada's phone & co", metadata: { os: "Android" } };
    const created = await entity.newFactors.create(totp);
    expect(created).toMatchObject({ accountSid, serviceSid, identity, status: "unverified", factorType: "totp" });
    expect(created).toMatchObject({ friendlyName: "Ada's phone & co", metadata: { os: "Android" } });
    expect(created.binding.uri).toMatch(/^otpauth:/);
    expect(created.dateCreated).toEqual(created.dateUpdated);

    const factor = entity.factors(created.sid);
    expect((await factor.update({ authPayload: "wrong!" })).status).toBe("unverified");
    expect((await factor.update({ authPayload: mock.code(created.sid) })).status).toBe("verified");
    expect(await factor.update({ "config.codeLength": 8 })).toMatchObject({
      config: { code_length: 8, time_step: 30 },
    });
    expect((await factor.fetch()).status).toBe("verified");
    expect(await factor.remove()).toBe(true);
    const error = factor.fetch().then(undefined, (reason: unknown) => reason);
    expect(await error).toMatchObject({
      status: 404,
      code: 20404,
      moreInfo: "https://www.twilio.com/docs/errors/20404",
    });
    if (major === 6) expect(await error).toBeInstanceOf(twilio.RestException);
    expect([...userAgents]).toEqual([expect.stringMatching(`^twilio-node/${major}\\.`)]);
  });

  test("lists over several pages, with and without a limit", async () => {
    const sids = Array.from({ length: 5 }, () => mock.add({ FactorType: "totp" }).sid);
    expect(getSids(await entity.factors.list({ pageSize: 2 }))).toEqual(sids);
    expect(getSids(await entity.factors.list({ limit: 3, pageSize: 2 }))).toEqual(sids.slice(0, 3));
    const first = await entity.factors.page({ pageSize: 2 });
    const second = await first.nextPage();
    expect(getSids(second?.instances ?? [])).toEqual(sids.slice(2, 4));
    expect(getSids((await second?.previousPage())?.instances ?? [])).toEqual(sids.slice(0, 2));
  });
});

describe("the official SDK", () => {
  const entity = createEntity(twilio);

  test("verifies a push factor after an incorrect signature", async () => {
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
    });
    expect(created.binding).toEqual({ alg: "ES256", public_key: device.publicKey });

    const factor = entity.factors(created.sid);
    const rejected = factor.update({ authPayload: await device.sign("another sid") });
    await expect(rejected).rejects.toMatchObject({ name: "Error", status: 403, code: 60311 });
    expect((await factor.update({ authPayload: await device.sign(created.sid) })).status).toBe("verified");
  });

  test("sends null metadata and empty settings", async () => {
    const factor = await entity.newFactors.create({ factorType: "totp", friendlyName: "Ada", metadata: null });
    expect(factor.metadata).toBeNull();
    const empty = { factorType: "totp", friendlyName: "Ada", "config.skew": null } as never;
    await expect(entity.newFactors.create(empty)).rejects.toMatchObject({ status: 400, code: 60200 });
  });

  test("is rejected with incorrect credentials", async () => {
    await expect(createEntity(twilio, "another").factors.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  test("authenticates with an API key, whose user name is not the account", async () => {
    const key = { apiKey: "SKaeaf825039e1f23063c3ba43b7fc83ba", apiSecret: "the-secret" };
    server.use(...createFactorMock({ credentials: key }).handlers);
    const client = twilio(key.apiKey, key.apiSecret, { accountSid });
    expect(await client.verify.v2.services(serviceSid).entities(identity).factors.list()).toEqual([]);
  });
});
