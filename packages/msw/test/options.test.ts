import { createFactorMock, type FactorMockOptions } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { hour, serviceSid, setup } from "./api.ts";

describe("createFactorMock throws a TypeError that names an invalid option:", () => {
  test.each<[string, object]>([
    ["accountSid", { accountSid: "SK0123456789abcdef0123456789abcdef" }],
    ["credentials", { credentials: "foo" }],
    ["credentials", { credentials: { accountSid: undefined, authToken: undefined } }],
    ["credentials", { credentials: { accountSid: "AC", authToken: "" } }],
    ["credentials", { credentials: { apiKey: "SK" } }],
    ["credentials", { credentials: null }],
    ["baseUrl", { baseUrl: "https://verify.test?key=hush" }],
    ["baseUrl(?!.*hush)", { baseUrl: "https://ada:hush@verify.test/api" }],
    ["baseUrl", { baseUrl: "https://verify.test/v2/" }],
    ["time_step", { services: { [serviceSid]: { totp: { time_step: 5 } } } }],
    ["time_step", { services: { [serviceSid]: { totp: { time_step: 30.5 } } } }],
    ["code_length", { services: { [serviceSid]: { totp: { code_length: 9 } } } }],
    ["Config\\.Skew", { factors: [{ FactorType: "totp", "Config.Skew": 3 }] }],
    ...[hour - 1, 24 * hour + 1, 0, -hour, Number.NaN, Number.POSITIVE_INFINITY].map(
      (unverifiedTimeToLive): [string, object] => ["unverifiedTimeToLive", { unverifiedTimeToLive }],
    ),
  ])("%s of %j", (name, options) => {
    const create = () => createFactorMock(options as FactorMockOptions);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(new RegExp(name));
  });
});

test("accepts a URL as baseUrl", async () => {
  const mock = createFactorMock({ baseUrl: new URL("https://verify.test/api"), factors: [{ FactorType: "totp" }] });
  expect(mock.factors()[0]?.url).toMatch(/^https:\/\/verify\.test\/api\/v2\//);
});

test("applies the defaults to settings of a service that are undefined", async () => {
  const totp = { issuer: undefined, time_step: undefined, skew: undefined, code_length: undefined };
  const { api } = setup({ services: { [serviceSid]: { friendly_name: "Shop", totp } } });
  const { config, binding } = (await api.createTotp()).body;
  expect(config).toEqual({ alg: "sha1", skew: 1, code_length: 6, time_step: 30 });
  expect(new URL(binding.uri).searchParams.get("issuer")).toBe("Shop");
});
