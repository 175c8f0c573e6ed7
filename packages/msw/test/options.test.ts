import { createFactorMock, type FactorMockOptions } from "@verify-factors/msw";
import { describe, expect, test, vi } from "vitest";
import { Api, hour, invalid, serviceSid, setup } from "./api.ts";

describe("createFactorMock throws a TypeError that names an invalid option:", () => {
  test.each<[string, object]>([
    ["Strict", { Strict: true }],
    ["accountSid", { accountSid: "" }],
    ["accountSid", { accountSid: "SK0123456789abcdef0123456789abcdef" }],
    ["credentials", { credentials: "foo" }],
    ["credentials", { credentials: {} }],
    ["credentials", { credentials: { accountSid: undefined, authToken: undefined } }],
    ["credentials", { credentials: { accountSid: "AC", authToken: "" } }],
    ["credentials", { credentials: { apiKey: "SK" } }],
    ["credentials", { credentials: null }],
    ["now", { now: 5 }],
    ["random", { random: "dice" }],
    ["baseUrl", { baseUrl: "api" }],
    ["services", { services: { VA1: {} } }],
    ["time_step", { services: { [serviceSid]: { totp: { time_step: 5 } } } }],
    ["time_step", { services: { [serviceSid]: { totp: { time_step: 30.5 } } } }],
    ["skew", { services: { [serviceSid]: { totp: { skew: 3 } } } }],
    ["code_length", { services: { [serviceSid]: { totp: { code_length: 9 } } } }],
    ["timeStep", { services: { [serviceSid]: { totp: { timeStep: 45 } } } }],
    ["issuer", { services: { [serviceSid]: { totp: { issuer: 5 } } } }],
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

test("services: a setting that is undefined has its default", async () => {
  const totp = { issuer: undefined, time_step: undefined, skew: undefined, code_length: undefined };
  const { api } = setup({ services: { [serviceSid]: { friendly_name: "Shop", totp } } });
  const { config, binding } = (await api.createTotp()).body;
  expect(config).toEqual({ alg: "sha1", skew: 1, code_length: 6, time_step: 30 });
  expect(new URL(binding.uri).searchParams.get("issuer")).toBe("Shop");
});

test.each([
  ["https://verify.twilio.com/", "https://verify.twilio.com"],
  ["http://localhost:4010/verify", "http://localhost:4010/verify"],
  ["/api/verify", "https://shop.test/api/verify"],
  ["/api/verify/", "http://localhost:3000/api/verify"],
])("baseUrl: %s serves %s, and returns URLs on it", async (baseUrl, calledAt) => {
  const api = new Api({ send: createFactorMock({ baseUrl }).fetch, baseUrl: calledAt });
  const { sid, url } = (await api.createTotp()).body;
  expect(url).toBe(`${api.factors}/${sid}`);
  expect((await api.list("?PageSize=1")).body.meta.url).toBe(`${api.factors}?PageSize=1&Page=0`);
  expect((await api.fetch(sid)).body.url).toBe(url);
});

test("details: lists every invalid value, expected and received, without secrets", async () => {
  const { api } = setup();
  const values = { "Config.TimeStep": "61", "Config.Skew": "x", "Binding.Secret": "s3cr3t!" };
  const { body } = await api.createTotp({ ...values, "Config.CodeLength": "6" });
  expect(body).toMatchObject({ code: 60200 });
  expect(body.details?.violations).toHaveLength(3);
  expect(body.details?.violations).toEqual(
    expect.arrayContaining([
      { parameter: "Config.TimeStep", expected: expect.stringMatching(/20.*60/), received: "61" },
      { parameter: "Config.Skew", expected: expect.stringMatching(/0.*2/), received: "x" },
      { parameter: "Binding.Secret", expected: expect.any(String) },
    ]),
  );
  const page = await api.list("?PageToken=x");
  expect(page).toMatchObject(invalid("PageToken"));
  expect(page.body.details?.violations).toEqual([
    { parameter: "PageToken", expected: expect.any(String), received: "x" },
  ]);
});

test.each(["totp", "push"] as const)("warns once about an AuthPayload for a verified %s factor", async (type) => {
  const warn = vi.spyOn(console, "warn").mockReset();
  const { api, mock } = setup();
  const { sid } = mock.add({ FactorType: type, status: "verified" });
  for (let count = 0; count < 2; count += 1) await api.update(sid, { AuthPayload: "s3cr3t-payload" });
  expect(warn.mock.calls.map(String)).toEqual([expect.stringMatching(/AuthPayload/)]);
  expect(warn.mock.calls.map(String).join()).not.toContain("s3cr3t-payload");
  warn.mockRestore();
});
