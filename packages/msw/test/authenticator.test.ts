import { createAuthenticator } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { setup, start } from "./api.ts";

describe("createAuthenticator", () => {
  test.each(["sha1", "sha256", "sha512"])("generates the codes that the mock expects, with %s", async (alg) => {
    const { api, mock, clock } = setup();
    const settings = { "Config.Alg": alg, "Config.CodeLength": "8", "Config.TimeStep": "45" };
    const { sid, binding } = (await api.createTotp({ FriendlyName: "R&D: Ada's phone", ...settings })).body;
    const authenticator = createAuthenticator(binding.uri);
    for (let count = 0; count < 5; count += 1) {
      expect(authenticator.code({ at: clock.now })).toBe(mock.code(sid));
      expect(authenticator.code({ at: new Date(clock.now) })).toBe(mock.code(sid));
      clock.now += 45_000;
    }
  });

  test("generates the current code by default", async () => {
    const { api } = setup({ now: () => Date.now() });
    const { sid, binding } = (await api.createTotp()).body;
    const { code } = createAuthenticator(binding.uri);
    for (const AuthPayload of [code(), code({}), code({ at: undefined })]) expect(AuthPayload).toMatch(/^\d{6}$/);
    expect((await api.update(sid, { AuthPayload: code() })).body.status).toBe("verified");
  });

  test.each([new Date("never"), Number.NaN, Number.POSITIVE_INFINITY])("rejects the time %s", async (at) => {
    const { api } = setup();
    const { code } = createAuthenticator((await api.createTotp()).body.binding.uri);
    expect(() => code({ at })).toThrow(/^authenticator\.code: "at" must be .*, not (Invalid Date|NaN|Infinity)\.$/);
  });

  test("keeps the settings that it has scanned", async () => {
    const { api, mock } = setup();
    const { sid, binding } = (await api.createTotp()).body;
    await api.update(sid, { "Config.CodeLength": "8" });
    expect(createAuthenticator(binding.uri).code({ at: start })).toHaveLength(6);
    expect(mock.code(sid)).toHaveLength(8);
  });

  test.each([
    "",
    "https://example.test",
    "otpauth://hotp/a:b?secret=GEZDGNBV&counter=1",
    "otpauth://totp/a?secret=s3cr3t!",
    "otpauth://totp/a?secret=GEZDGNBV&algorithm=SHA3-256",
    "otpauth",
  ])("rejects %j without repeating it", (uri) => {
    const scan = () => createAuthenticator(uri);
    expect(scan).toThrow(TypeError);
    expect(scan).toThrow(/otpauth:\/\/totp\//);
    expect(scan).not.toThrow(/s3cr3t|GEZDGNBV/);
  });
});
