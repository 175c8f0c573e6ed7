import { createAuthenticator, type FactorSeed } from "@verify-factors/msw";
import spec from "@verify-factors/spec/openapi.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { identity, serviceSid, setup, start } from "./api.ts";

const { CreateTotp, CreateNotifyingPush, CreateSilentPush } = spec.components.examples;

describe("mock.add", () => {
  test("fills in a TOTP factor from the description", async () => {
    const { api, mock } = setup();
    const { binding, ...factor } = mock.add({ FactorType: "totp" });
    expect(factor).toMatchObject({ identity, service_sid: serviceSid, status: "unverified", metadata: null });
    expect(factor).toMatchObject({
      friendly_name: CreateTotp.value.FriendlyName,
      date_created: "2026-01-15T09:30:00Z",
    });
    expect(factor.sid).toMatch(/^YF02[0-9a-f]{30}$/);
    expect((await api.fetch(factor.sid)).body).toEqual(factor);
    expect("uri" in binding && createAuthenticator(binding.uri).code({ at: start })).toBe(mock.code(factor.sid));
  });

  test("fills in a push factor from the description, by its platform", () => {
    const { mock } = setup();
    const notified = CreateNotifyingPush.value;
    const { binding, config, metadata, sid } = mock.add({ FactorType: "push" });
    expect(sid).toMatch(/^YF03[0-9a-f]{30}$/);
    expect(binding).toEqual({ alg: "ES256", public_key: notified["Binding.PublicKey"] });
    expect(config).toEqual({
      sdk_version: notified["Config.SdkVersion"],
      app_id: notified["Config.AppId"],
      notification_platform: notified["Config.NotificationPlatform"],
      notification_token: notified["Config.NotificationToken"],
    });
    expect(metadata).toEqual({ os: "Android" });
    expect(mock.add({ FactorType: "push", Metadata: null }).metadata).toBeNull();
    expect(mock.add({ FactorType: "push", "Config.NotificationPlatform": "apn" }).config).toMatchObject({
      notification_platform: "apn",
      notification_token: notified["Config.NotificationToken"],
    });
    const silent = mock.add({ FactorType: "push", "Config.NotificationPlatform": "none" });
    expect(silent.friendly_name).toBe(CreateSilentPush.value.FriendlyName);
    expect(silent.config).not.toHaveProperty("notification_token");
  });

  test("accepts undefined, a Date and null Metadata", () => {
    const { mock } = setup({ services: { [`VA${"1".repeat(32)}`]: { totp: { skew: 2 } } } });
    const seed: object = {
      FactorType: "totp",
      sid: undefined,
      FriendlyName: undefined,
      "Config.Skew": undefined,
      Metadata: null,
      date_created: new Date(start - 1),
    };
    const factor = mock.add(seed as FactorSeed);
    expect(factor).toMatchObject({ date_created: "2026-01-15T09:29:59Z", metadata: null, config: { skew: 2 } });
    expect(factor.service_sid).toBe(`VA${"1".repeat(32)}`);
  });
});

test.each([
  ["0000-01-01T00:00:00Z", -1],
  ["9999-12-31T23:59:59.999Z", 1],
])("mock.add accepts the date_created %s, but none beyond it", (limit, step) => {
  const { mock } = setup();
  const add = (time: number) => mock.add({ FactorType: "totp", date_created: new Date(time) });
  expect(add(Date.parse(limit)).date_created).toBe(`${limit.slice(0, 19)}Z`);
  expect(() => add(Date.parse(limit) + step)).toThrow("date_created");
});

describe("mock.add throws a TypeError that names an invalid field", () => {
  const totp = { FactorType: "totp" };
  const push = { FactorType: "push" };
  const bad: [string, object][] = [
    ["FactorType", { FactorType: "passkeys" }],
    ["FactorType", {}],
    ["FactorType", { FactorType: "toString" }],
    ["status", { ...totp, status: "toString" }],
    ["friendly_name", { ...totp, friendly_name: "Ada" }],
    ["ServiceSid", { ...totp, ServiceSid: "VA1" }],
    ["Identity", { ...totp, Identity: "short" }],
    ["Sid", { ...totp, sid: "YF1" }],
    ["Config.TimeStep", { ...totp, "Config.TimeStep": "30" }],
    ["Config.Skew", { ...totp, "Config.Skew": 0.5 }],
    ["Metadata", { ...totp, Metadata: { a: 1 } }],
    ["date_created", { ...totp, date_created: "yesterday" }],
    ["date_created", { ...totp, date_created: new Date(Number.NaN) }],
    ["Config.NotificationToken", { ...push, "Config.NotificationToken": "short" }],
    ["Binding.PublicKey", { ...push, "Binding.PublicKey": "dGVzdF9rZXk=" }],
    ["Binding.Alg", { ...push, "Binding.Alg": "RS256" }],
  ];

  test.each(bad)("%s of %j", (name, seed) => {
    const { mock } = setup();
    const add = () => mock.add(seed as FactorSeed);
    expect(add).toThrow(TypeError);
    expect(add).toThrow(new RegExp(`^mock\\.add: .*${name.replace(".", "\\.")}`, "i"));
    expect(mock.factors()).toEqual([]);
  });

  test.each(["Binding.Secret", "Binding.PublicKey", "Config.NotificationToken"])("%s, without repeating it", (name) => {
    const { mock } = setup();
    const seed = { FactorType: name === "Binding.Secret" ? "totp" : "push", [name]: "s3cr3t!" } as FactorSeed;
    const add = () => mock.add(seed);
    expect(add).toThrow(new RegExp(name.replace(".", "\\.")));
    expect(add).not.toThrow(/s3cr3t/);
  });

  test.each([null, undefined, "totp"])("%s instead of an object", (seed) => {
    expect(() => setup().mock.add(seed as never)).toThrow(/^mock\.add: the factor must be an object/);
    const factors = [{ FactorType: "totp" }, seed as never] as const;
    expect(() => setup({ factors })).toThrow(/^createFactorMock: factors\[1\]: the factor must be an object/);
  });

  test("an unknown service", () => {
    const { mock } = setup({ services: { [`VA${"1".repeat(32)}`]: {} } });
    expect(() => mock.add({ FactorType: "totp", ServiceSid: serviceSid })).toThrow(/ServiceSid/);
  });
});

test("never accepts a used sid, even if its factor is deleted", async () => {
  const { api, mock } = setup({ random: (bytes) => bytes });
  const sid = `YF02${"0".repeat(29)}1`;
  mock.add({ FactorType: "totp", sid });
  const made = [(await api.createTotp()).body.sid, (await api.createTotp()).body.sid];
  expect(new Set([sid, ...made]).size).toBe(3);
  await api.delete(sid);
  expect(() => mock.add({ FactorType: "totp", sid })).toThrow(/^mock\.add: sid must be a sid that was never used/);
});

test("copies its values", () => {
  const { mock } = setup();
  const Metadata: Record<string, string> = { os: "Android" };
  mock.add({ FactorType: "totp", Metadata });
  Metadata.os = "none";
  expect(mock.factors()[0]?.metadata).toEqual({ os: "Android" });
});

test("accepts a lone surrogate in a name", () => {
  const { mock } = setup();
  expect(mock.add({ FactorType: "totp", FriendlyName: "\ud800" }).binding.uri).toContain(":%EF%BF%BD?");
});

test("mock.code names an unknown sid and a push factor", () => {
  const { mock } = setup();
  const { sid } = mock.add({ FactorType: "push" });
  expect(() => mock.code(sid)).toThrow(TypeError);
  expect(() => mock.code(sid)).toThrow(sid);
  expect(() => mock.code("YF1")).toThrow(/YF1/);
});

test("ignores the limits on the number of factors and on the creation rate", async () => {
  const { api, mock } = setup();
  for (let index = 0; index < 110; index += 1) mock.add({ FactorType: "totp" });
  for (let index = 0; index < 25; index += 1) mock.add({ FactorType: "push" });
  expect(mock.factors()).toHaveLength(135);
  const other = api.as({ identity: "somebody-else" });
  for (let index = 0; index < 30; index += 1) mock.add({ FactorType: "totp", Identity: "somebody-else" });
  for (let index = 0; index < 70; index += 1) expect((await other.createTotp()).status).toBe(201);
});

test("returns copies that do not reach the store", async () => {
  const { api, mock } = setup();
  const created = mock.add({ FactorType: "totp", Metadata: { os: "Android" } });
  for (const factor of [created, mock.factors()[0]]) {
    Object.assign(factor?.config ?? {}, { skew: 9 });
    Object.assign(factor?.metadata ?? {}, { os: "iOS" });
  }
  expect((await api.fetch(created.sid)).body).toMatchObject({ config: { skew: 1 }, metadata: { os: "Android" } });
});
