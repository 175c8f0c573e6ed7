import { createAuthenticator } from "@verify-factors/msw";
import * as fc from "fast-check";
import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { start as at, setup } from "./api.ts";

const plain = createAuthenticator("otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ").code({ at });

test("generates the test values of RFC 4226, appendix D", () => {
  const { code } = createAuthenticator("otpauth://totp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  const codes = Array.from({ length: 10 }, (_code, counter) => code({ at: counter * 30_000 }));
  expect(codes.join(" ")).toBe("755224 287082 359152 969429 338314 254676 287922 162583 399871 520489");
});

test.each([
  ["f", "MY======"],
  ["fo", "MZXQ===="],
  ["foo", "MZXW6==="],
  ["foob", "MZXW6YQ="],
  ["fooba", "MZXW6YTB"],
  ["foobar", "MZXW6YTBOI======"],
])("decodes the test vectors of RFC 4648, section 10: %s from %s", async (text, secret) => {
  const { code } = createAuthenticator(`otpauth://totp/a?secret=${secret}`);
  expect(code({ at })).toBe(TOTP.generate({ secret: Secret.fromUTF8(text), timestamp: at }));
});

test("generates the same codes as the package otpauth", () => {
  const keys = fc.record({
    secret: fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => new Secret({ buffer: bytes.slice().buffer })),
    algorithm: fc.constantFrom("sha1", "sha256", "sha512"),
    digits: fc.integer({ min: 3, max: 8 }),
    period: fc.integer({ min: 20, max: 60 }),
  });
  const times = fc.oneof(fc.constantFrom(0, -1, 0.5), fc.integer({ min: -(2 ** 40), max: 2 ** 40 }));
  const property = fc.property(keys, times, (key, timestamp) => {
    const app = new TOTP(key);
    expect(createAuthenticator(app.toString()).code({ at: timestamp })).toBe(app.generate({ timestamp }));
  });
  fc.assert(property, { seed: 20260115, numRuns: 300 });
});

test("generates the current code by default", async () => {
  const { api } = setup({ now: () => Date.now() });
  const { sid, binding } = (await api.createTotp()).body;
  const { code } = createAuthenticator(binding.uri);
  for (const AuthPayload of [code(), code({}), code({ at: undefined })]) expect(AuthPayload).toMatch(/^\d{6}$/);
  expect((await api.update(sid, { AuthPayload: code() })).body.status).toBe("verified");
});

test.each([new Date("never"), Number.NaN, Number.POSITIVE_INFINITY])("rejects the time %s", (at) => {
  const { code } = createAuthenticator("otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ");
  expect(() => code({ at })).toThrow(/^authenticator\.code: "at" must be .*, not (Invalid Date|NaN|Infinity)\.$/);
});

test.each([
  ["a trailing &", "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ&"],
  ["a parameter without a value", "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ&issuer&algorithm="],
  ["spaces in the secret", "otpauth://totp/a?secret=GEZD%20GNBV GY3T QOJQ"],
  ["an unescaped space in the label", "otpauth://totp/Ada Lovelace:her phone?secret=GEZDGNBVGY3TQOJQ"],
  ["white space around it", " otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ\n"],
])("accepts a key URI with %s", (_what, uri) => {
  expect(createAuthenticator(uri).code({ at })).toBe(plain);
  expect(createAuthenticator(uri).code({ at: new Date(at) })).toBe(plain);
});

test("rejects more than ten digits", () => {
  expect(createAuthenticator("otpauth://totp/a?secret=GEZDGNBV&digits=10").code({ at })).toHaveLength(10);
  expect(() => createAuthenticator("otpauth://totp/a?secret=GEZDGNBV&digits=11")).toThrow(TypeError);
});

test("an app that ignores the period does not show the codes of a 60-second time step", async () => {
  const { api, mock } = setup();
  const { sid, binding } = (await api.createTotp({ "Config.TimeStep": "60" })).body;
  expect(createAuthenticator(binding.uri).code({ at })).toBe(mock.code(sid));
  expect(createAuthenticator(binding.uri, { ignores: ["period"] }).code({ at })).not.toBe(mock.code(sid));
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
