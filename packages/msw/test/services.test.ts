import { createFactorMock, type FactorMockOptions } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { refused, serviceSid, setup } from "./api.ts";

const created = async (settings: object, form: Record<string, string> = {}) =>
  (await setup({ services: { [serviceSid]: settings } }).api.createTotp({ FriendlyName: "Ada", ...form })).body;

describe("34 the service's own defaults", () => {
  test("34 without any they are Verify Service, 30, 1 and 6", async () => {
    for (const settings of [{}, { totp: {} }]) {
      const { config, binding } = await created(settings);
      expect(config).toEqual({ alg: "sha1", skew: 1, code_length: 6, time_step: 30 });
      expect(binding.uri).toMatch(/^otpauth:\/\/totp\/Verify%20Service:Ada\?/);
    }
  });

  test("34 are those of the Service resource", async () => {
    const totp = { issuer: "Lovelace & Co", time_step: 20, skew: 2, code_length: 8 };
    const { config, binding } = await created({ friendly_name: "Another", totp });
    expect(config).toEqual({ alg: "sha1", skew: 2, code_length: 8, time_step: 20 });
    expect(binding.uri).toBe(
      `otpauth://totp/Lovelace%20%26%20Co:Ada?secret=${binding.secret}&issuer=Lovelace%20%26%20Co&algorithm=SHA1&digits=8&period=20`,
    );
  });

  test("34 the issuer is the service's name when it has none", async () => {
    const { binding } = await created({ friendly_name: "Shop", totp: { time_step: 60 } });
    expect(new URL(binding.uri).searchParams.get("issuer")).toBe("Shop");
  });

  test("34 what the request says counts more, zero too", async () => {
    const form = { "Config.TimeStep": "45", "Config.Skew": "0", "Config.CodeLength": "3" };
    const { config } = await created({ totp: { time_step: 20, skew: 2, code_length: 8 } }, form);
    expect(config).toEqual({ alg: "sha1", skew: 0, code_length: 3, time_step: 45 });
  });

  test("34 a setting that is undefined is left out", async () => {
    const totp = { issuer: undefined, time_step: undefined, skew: undefined, code_length: undefined };
    const { config, binding } = await created({ friendly_name: "Shop", totp });
    expect(config).toEqual({ alg: "sha1", skew: 1, code_length: 6, time_step: 30 });
    expect(new URL(binding.uri).searchParams.get("issuer")).toBe("Shop");
  });

  test("34 each service has its own", async () => {
    const other = `VA${"0".repeat(32)}`;
    const { api } = setup({ services: { [serviceSid]: { totp: { skew: 0 } }, [other]: { totp: { skew: 2 } } } });
    expect((await api.createTotp()).body.config.skew).toBe(0);
    expect((await api.as({ serviceSid: other }).createTotp()).body.config.skew).toBe(2);
  });
});

describe("which services exist", () => {
  const other = `VA${"0".repeat(32)}`;

  test("every one, when none are given", async () => {
    expect((await setup().api.as({ serviceSid: other }).createTotp()).status).toBe(201);
  });

  test("only those that are given", async () => {
    const { api } = setup({ services: { [serviceSid]: {} } });
    expect((await api.createTotp()).status).toBe(201);
    for (const answer of [await api.as({ serviceSid: other }).createTotp(), await api.as({ serviceSid: other }).list()])
      expect(answer).toMatchObject(refused(404, 20404));
    expect((await setup({ services: {} }).api.list()).status).toBe(404);
  });
});

describe("an option that cannot be throws a TypeError that names it", () => {
  test.each(["", "AC1", "SK0123456789abcdef0123456789abcdef"])("accountSid %j", (accountSid) => {
    expect(() => createFactorMock({ accountSid })).toThrow(/accountSid/);
  });

  test.each([{ time_step: 5 }, { skew: 3 }, { code_length: 9 }, { time_step: 30.5 }, { timeStep: 45 }, { issuer: 5 }])(
    "totp %j of a service",
    (totp) => {
      const options = { services: { [serviceSid]: { totp } } } as FactorMockOptions;
      expect(() => createFactorMock(options)).toThrow(Object.keys(totp)[0] ?? "");
    },
  );

  test.each([
    ["Strict", { Strict: true }],
    ["credentials", { credentials: "foo" }],
    ["credentials", { credentials: {} }],
    ["credentials", { credentials: { accountSid: undefined, authToken: undefined } }],
    ["credentials", { credentials: { accountSid: "AC", authToken: "" } }],
    ["credentials", { credentials: { apiKey: "SK" } }],
    ["credentials", { credentials: null }],
    ["now", { now: 5 }],
    ["random", { random: "dice" }],
    ["baseUrl", { baseUrl: "api" }],
  ])("%s", (name, options) => {
    expect(() => createFactorMock(options as FactorMockOptions)).toThrow(new RegExp(`^createFactorMock: .*${name}`));
  });

  test("the sid of a service", () => {
    expect(() => createFactorMock({ services: { VA1: {} } })).toThrow(/services|ServiceSid/);
  });

  test("a factor", () => {
    expect(() => createFactorMock({ factors: [{ FactorType: "totp", "Config.Skew": 3 }] })).toThrow(/Config\.Skew/);
  });
});
