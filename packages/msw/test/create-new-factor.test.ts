import { describe, expect, test } from "vitest";
import { accountSid, basic, countingBytes, identity, invalid, push, serviceSid, setup } from "./api.ts";

test("a new authenticator app is unverified, with its binding and the service's defaults", async () => {
  const { api } = setup();
  const { status, body } = await api.createTotp();
  expect(status).toBe(201);
  expect(body).toEqual({
    sid: expect.stringMatching(/^YF02[0-9a-f]{30}$/),
    account_sid: accountSid,
    service_sid: serviceSid,
    entity_sid: expect.stringMatching(/^YE[0-9a-f]{32}$/),
    identity,
    binding: { secret: expect.stringMatching(/^[A-Z2-7]{32}$/), uri: expect.any(String) },
    date_created: "2026-01-15T09:30:00Z",
    date_updated: "2026-01-15T09:30:00Z",
    friendly_name: "Ada's phone",
    status: "unverified",
    factor_type: "totp",
    config: { alg: "sha1", skew: 1, code_length: 6, time_step: 30 },
    metadata: null,
    url: `${api.factors}/${body.sid}`,
  });
});

test("what is given is kept", async () => {
  const settings = { "Config.TimeStep": "60", "Config.Skew": "0", "Config.CodeLength": "8", "Config.Alg": "sha512" };
  const { config, binding } = (await setup().api.createTotp(settings)).body;
  expect(config).toEqual({ alg: "sha512", skew: 0, code_length: 8, time_step: 60 });
  expect(binding.uri).toMatch(/&algorithm=SHA512&digits=8&period=60$/);
});

describe("26 sids", () => {
  test("26 a device's begins with YF03, an app's with YF02", async () => {
    const { api } = setup();
    expect((await api.createPush()).body.sid).toMatch(/^YF03[0-9a-f]{30}$/);
    expect((await api.createTotp()).body.sid).toMatch(/^YF02[0-9a-f]{30}$/);
  });

  test("26 they come from the option random", async () => {
    const { api } = setup({ random: (bytes) => bytes.fill(0xab) });
    const { sid, entity_sid } = (await api.createTotp()).body;
    expect([sid, entity_sid]).toEqual([`YF02${"ab".repeat(15)}`, `YE${"ab".repeat(16)}`]);
  });

  test("26 the entity keeps its sid after its last factor is deleted", async () => {
    const { api } = setup();
    const first = (await api.createTotp()).body;
    await api.delete(first.sid);
    const second = (await api.createTotp()).body;
    expect(second.entity_sid).toBe(first.entity_sid);
    expect(second.sid).not.toBe(first.sid);
  });

  test("26 another identity, or another service, is another entity", async () => {
    const { api } = setup();
    const one = (await api.createTotp()).body.entity_sid;
    const other = (await api.as({ identity: "somebody-else" }).createTotp()).body.entity_sid;
    const elsewhere = (await api.as({ serviceSid: `VA${"0".repeat(32)}` }).createTotp()).body.entity_sid;
    expect(new Set([one, other, elsewhere]).size).toBe(3);
  });
});

describe("27 account_sid", () => {
  const created = async (options: { accountSid?: string }, user: string) => {
    const { api } = setup(options);
    return (await api.as({ authorization: basic(user, "token") }).createTotp()).body.account_sid;
  };

  test("27 is the option, else the user when that is an account, else a constant", async () => {
    const own = `AC${"1".repeat(32)}`;
    expect(await created({ accountSid: own }, accountSid)).toBe(own);
    expect(await created({}, accountSid)).toBe(accountSid);
    const constant = await created({}, "SK0123456789abcdef0123456789abcdef");
    expect(constant).toMatch(/^AC[0-9a-f]{32}$/);
    expect(await created({}, "token")).toBe(constant);
    expect(await created({}, "AC123")).toBe(constant);
  });

  test("27 does not scope anything", async () => {
    const { api } = setup();
    const { sid } = (await api.createTotp()).body;
    const other = await api.as({ authorization: basic(`AC${"1".repeat(32)}`, "x") }).fetch(sid);
    expect([other.status, other.body.account_sid]).toEqual([200, accountSid]);
  });
});

describe("28 identity", () => {
  const at = (identity: string) => setup().api.as({ identity }).createTotp();

  test.each(["12345678", "a".repeat(64), "ABCdef-123", "--------", "constructor", "hasOwnProperty"])(
    "28 %s is one",
    async (name) => {
      const { status, body } = await at(name);
      expect([status, body.identity]).toEqual([201, name]);
    },
  );

  test.each([
    ...[
      "1234567",
      "a".repeat(65),
      "ada_lovelace",
      "ada%20lovelace",
      "ada%2Flovelace",
      "ada%2F..%2F..",
      "%C3%A9t%C3%A9-2026",
    ],
    ...["ada.lovelace", "ada@example.com", "ada+lovelace", "__proto__", "%E0%A4%A", "adalovelace%0A"],
  ])("28 %s is none", async (name) => {
    expect(await at(name)).toMatchObject(invalid("Identity"));
  });

  test("28 percent-encoding says the same in other words", async () => {
    const { status, body } = await at("%61da%2Dlovelace");
    expect([status, body.identity]).toEqual([201, "ada-lovelace"]);
    expect(body.url).toContain("/Entities/ada-lovelace/Factors/");
  });

  test("28 case counts and is kept", async () => {
    const { api } = setup();
    const upper = api.as({ identity: "ADA-LOVELACE" });
    const lower = api.as({ identity: "ada-lovelace" });
    const created = (await upper.createTotp()).body;
    expect(created.identity).toBe("ADA-LOVELACE");
    expect((await upper.list()).body.factors).toHaveLength(1);
    expect((await lower.list()).body.factors).toHaveLength(0);
    expect((await lower.fetch(created.sid)).status).toBe(404);
  });
});

describe("29 dates", () => {
  test("29 are UTC in whole seconds, and equal at creation", async () => {
    const { api, clock } = setup();
    clock.now = Date.parse("2024-02-29T23:59:59.999Z");
    const { date_created, date_updated } = (await api.createTotp()).body;
    expect([date_created, date_updated]).toEqual(["2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"]);
  });
});

describe("33 the config of a device", () => {
  test("33 has the token only when there is one", async () => {
    const { api } = setup();
    const { body } = await api.createPush();
    const config = { sdk_version: "1.0.0", app_id: "com.example.myapp", notification_platform: "none" };
    expect(body.config).toEqual(config);
    expect(body.binding).toEqual({ alg: "ES256", public_key: push["Binding.PublicKey"] });
  });

  test.each(["apn", "fcm", "none"])("33 %s with a token shows it", async (platform) => {
    const token = "t".repeat(40);
    const form = { "Config.NotificationPlatform": platform, "Config.NotificationToken": token, "Binding.Alg": "ES256" };
    const { status, body } = await setup().api.createPush(form);
    expect([status, body.config]).toMatchObject([201, { notification_platform: platform, notification_token: token }]);
  });
});

describe("50 nothing but a successful create makes an entity", () => {
  test("50 reading, refused creations and other operations leave no trace", async () => {
    const [busy, quiet] = [setup({ random: countingBytes() }).api, setup({ random: countingBytes() }).api];
    await busy.list();
    await busy.fetch("YF02ffffffffffffffffffffffffffffff");
    await busy.update("YF02ffffffffffffffffffffffffffffff", { FriendlyName: "x" });
    await busy.delete("YF02ffffffffffffffffffffffffffffff");
    await busy.createTotp({ "Config.Skew": "9" });
    await busy.createPush({ "Binding.PublicKey": "dGVzdF9rZXk=" });
    expect((await busy.createTotp()).body).toEqual((await quiet.createTotp()).body);
  });
});
