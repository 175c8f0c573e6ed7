import { createPushDevice } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { invalid, missing, setup, wrongCode } from "./api.ts";

const token = "t".repeat(32);

async function device(form: Record<string, string> = {}) {
  const { api, clock, mock } = setup();
  const { publicKey, sign } = await createPushDevice();
  const { sid } = (await api.createPush({ "Binding.PublicKey": publicKey, ...form })).body;
  return { api, clock, mock, sid, sign: () => sign(sid) };
}

describe("29 date_updated", () => {
  test("29 moves on a change and on verification, date_created never", async () => {
    const { api, clock, mock } = setup();
    const { sid, date_created } = (await api.createTotp()).body;
    clock.now += 1000;
    expect((await api.update(sid, { FriendlyName: "x" })).body.date_updated).toBe("2026-01-15T09:30:01Z");
    clock.now += 1000;
    expect((await api.update(sid, { "Config.Skew": "2" })).body.date_updated).toBe("2026-01-15T09:30:02Z");
    clock.now += 1000;
    const verified = (await api.update(sid, { AuthPayload: mock.code(sid) })).body;
    expect(verified).toMatchObject({ status: "verified", date_created, date_updated: "2026-01-15T09:30:03Z" });
  });

  test("29 does not move on a wrong code, nor when nothing is changed", async () => {
    const { api, clock } = setup();
    const { sid, binding, date_updated } = (await api.createTotp()).body;
    clock.now += 1000;
    expect((await api.update(sid, { AuthPayload: wrongCode(binding.uri, clock.now) })).body.date_updated).toBe(
      date_updated,
    );
    expect((await api.update(sid, "")).body.date_updated).toBe(date_updated);
    expect((await api.update(sid, { Unknown: "x" })).body.date_updated).toBe(date_updated);
    expect((await api.update(sid, { "Config.SdkVersion": "2" })).body.date_updated).toBe(date_updated);
  });
});

describe("22 settings of the other type and undeclared ones", () => {
  test("22 are ignored", async () => {
    const { api } = setup();
    const { binding: _t, ...app } = (await api.createTotp({ "Config.AppId": "x", "Binding.PublicKey": "x" })).body;
    const { binding: _p, ...phone } = (await api.createPush({ "Config.TimeStep": "1", "Binding.Secret": "1" })).body;
    const form = { Unknown: "x", Metadata: '{"a":"b"}', "Config.AppId": "other" };
    expect((await api.update(app.sid, { ...form, "Config.SdkVersion": "2" })).body).toEqual(app);
    expect((await api.update(phone.sid, { ...form, "Config.TimeStep": "45" })).body).toEqual(phone);
    expect((await api.list("?Order=desc")).status).toBe(200);
  });

  test("22 a platform for an authenticator app asks for no token", async () => {
    const { api } = setup();
    const { sid } = (await api.createTotp()).body;
    expect((await api.update(sid, { "Config.NotificationPlatform": "fcm" })).status).toBe(200);
  });
});

describe("41 an AuthPayload with other changes", () => {
  test("41 is checked against the config from before the change", async () => {
    const { api, mock } = setup();
    const { sid } = (await api.createTotp()).body;
    const answer = await api.update(sid, {
      AuthPayload: mock.code(sid),
      FriendlyName: "Another",
      "Config.CodeLength": "8",
      "Config.TimeStep": "45",
      "Config.Alg": "sha256",
    });
    const config = { alg: "sha256", skew: 1, code_length: 8, time_step: 45 };
    expect(answer).toMatchObject({ status: 200, body: { status: "verified", friendly_name: "Another", config } });
  });

  test("41 is not checked against the config from after the change", async () => {
    const { api, mock } = setup();
    const before = mock.add({ FactorType: "totp", "Config.CodeLength": 6 });
    const after = mock.add({ FactorType: "totp", "Config.CodeLength": 8 });
    const answer = await api.update(before.sid, { AuthPayload: mock.code(after.sid), "Config.CodeLength": "8" });
    expect(answer.body.status).toBe("unverified");
  });

  test("41 the other changes apply although the code is wrong, and move the date", async () => {
    const { api, clock } = setup();
    const { sid, binding } = (await api.createTotp()).body;
    clock.now += 1000;
    const answer = await api.update(sid, { AuthPayload: wrongCode(binding.uri, clock.now), FriendlyName: "Another" });
    expect(answer).toMatchObject({
      status: 200,
      body: { status: "unverified", friendly_name: "Another", date_updated: "2026-01-15T09:30:01Z" },
    });
    expect((await api.fetch(sid)).body).toEqual(answer.body);
  });

  test("41 a right signature comes with its changes", async () => {
    const { api, sid, sign } = await device();
    const answer = await api.update(sid, { AuthPayload: await sign(), "Config.SdkVersion": "2.0" });
    expect(answer.body).toMatchObject({ status: "verified", config: { sdk_version: "2.0" } });
  });
});

describe("42 an update requires nothing", () => {
  test.each(["", "&", {}])("42 the body %j changes nothing", async (form) => {
    const { api, sid } = await device();
    const before = (await api.fetch(sid)).body;
    expect(await api.update(sid, form)).toMatchObject({ status: 200, body: before });
  });

  test("42 no body at all, and no content type", async () => {
    const { api, sid } = await device();
    expect((await api.call(`/${sid}`, { method: "POST" })).status).toBe(200);
  });

  test("42 each setting of a device", async () => {
    const { api, sid } = await device({ "Config.NotificationPlatform": "apn", "Config.NotificationToken": token });
    const changes = { "Config.SdkVersion": "2.0", "Config.NotificationToken": "n".repeat(255) };
    const { config } = (await api.update(sid, { ...changes, "Config.NotificationPlatform": "fcm" })).body;
    expect(config).toEqual({
      sdk_version: "2.0",
      app_id: "com.example.myapp",
      notification_platform: "fcm",
      notification_token: "n".repeat(255),
    });
  });

  test.each(["apn", "fcm"])("42 to %s a token must be given or stored", async (platform) => {
    const { api, sid } = await device();
    const change = { "Config.NotificationPlatform": platform };
    const refused = await api.update(sid, { ...change, FriendlyName: "Another" });
    expect(refused).toMatchObject(missing("Config.NotificationToken"));
    expect((await api.fetch(sid)).body.friendly_name).toBe("Ada's tablet");
    expect((await api.update(sid, { ...change, "Config.NotificationToken": token })).body.config).toMatchObject({
      notification_platform: platform,
      notification_token: token,
    });
    expect((await api.update(sid, change)).status).toBe(200);
  });

  test("42 a token stored for a device that is not notified is enough", async () => {
    const { api, sid } = await device({ "Config.NotificationToken": token });
    const { config } = (await api.update(sid, { "Config.NotificationPlatform": "apn" })).body;
    expect(config).toMatchObject({ notification_platform: "apn", notification_token: token });
  });

  test("42 the platform none drops the token, even one given with it", async () => {
    const { api, sid } = await device({ "Config.NotificationPlatform": "fcm", "Config.NotificationToken": token });
    const { config } = (
      await api.update(sid, { "Config.NotificationPlatform": "none", "Config.NotificationToken": token })
    ).body;
    expect(config).toEqual({ sdk_version: "1.0.0", app_id: "com.example.myapp", notification_platform: "none" });
    expect(await api.update(sid, { "Config.NotificationPlatform": "apn" })).toMatchObject(
      missing("Config.NotificationToken"),
    );
  });

  test("42 a bad value is refused for either type", async () => {
    const { api, sid } = await device();
    expect(await api.update(sid, { "Config.NotificationPlatform": "sms" })).toMatchObject(
      invalid("Config.NotificationPlatform"),
    );
    expect(await api.update(sid, { FriendlyName: "n".repeat(65) })).toMatchObject(invalid("FriendlyName"));
  });
});

test("42 each setting of an authenticator app, down to zero", async () => {
  const { api } = setup();
  const { sid } = (await api.createTotp({ "Config.Skew": "2" })).body;
  const changes = { "Config.Skew": "0", "Config.CodeLength": "3", "Config.TimeStep": "60", "Config.Alg": "sha512" };
  const config = { alg: "sha512", skew: 0, code_length: 3, time_step: 60 };
  expect((await api.update(sid, changes)).body.config).toEqual(config);
  expect((await api.update(sid, { FriendlyName: "Another" })).body.config).toEqual(config);
});

test("43 the codes of a verified app follow its new config", async () => {
  const { api, mock } = setup();
  const { sid } = mock.add({ FactorType: "totp", status: "verified", "Config.CodeLength": 6 });
  const before = mock.code(sid);
  const { status, body } = await api.update(sid, { "Config.CodeLength": "8" });
  expect([status, body.status, body.config]).toMatchObject([200, "verified", { code_length: 8 }]);
  expect(mock.code(sid)).toMatch(new RegExp(`^\\d\\d${before}$`));
});
