import { createHash } from "node:crypto";
import { createAuthenticator } from "@verify-factors/msw";
import { Secret, TOTP, URI } from "otpauth";
import { describe, expect, test } from "vitest";
import { setup } from "./api.ts";

/** 64 bytes that look random and are the same in every run. */
const bytesOf = (seed: number) => new Uint8Array(createHash("sha512").update(String(seed)).digest());

const algs = ["sha1", "sha256", "sha512"] as const;

/** A key of every kind that the service has, and a moment. */
function keyOf(seed: number) {
  const [length = 0, alg = 0, digits = 0, period = 0, ...time] = bytesOf(seed);
  return {
    secret: new Secret({ buffer: bytesOf(-seed).slice(0, 1 + (length % 64)).buffer }),
    alg: algs[alg % 3] ?? "sha1",
    digits: 3 + (digits % 6),
    period: 20 + (period % 41),
    timestamp: time.slice(0, 5).reduce((number, byte) => number * 256 + byte, 0),
  };
}

const seeds = Array.from({ length: 60 }, (_seed, index) => index + 1);

test("the test values of RFC 4226, appendix D", () => {
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
])("the test vectors of RFC 4648, section 10: %s is %s", async (text, secret) => {
  const { api, mock, clock } = setup();
  const raw = Secret.fromUTF8(text);
  expect(raw.base32).toBe(secret.replaceAll("=", ""));
  const { sid } = (await api.createTotp({ "Binding.Secret": secret })).body;
  expect(mock.code(sid)).toBe(TOTP.generate({ secret: raw, timestamp: clock.now }));
});

describe("as the package otpauth does", () => {
  test("writes a new secret", async () => {
    for (const seed of seeds) {
      const drawn = bytesOf(seed);
      const { api } = setup({ random: (bytes) => bytes.map((_byte, index) => drawn[index] ?? 0) });
      const { secret } = (await api.createTotp()).body.binding;
      expect(secret).toBe(new Secret({ buffer: drawn.slice(0, 20).buffer }).base32);
    }
  });

  test("an authenticator app generates its codes", () => {
    for (const seed of seeds) {
      const { alg, timestamp, ...key } = keyOf(seed);
      const app = new TOTP({ ...key, algorithm: alg });
      const { code } = createAuthenticator(app.toString());
      for (const at of [timestamp, -timestamp, 0, -1, 0.5]) {
        expect(code({ at }), `${app} at ${at}`).toBe(app.generate({ timestamp: at }));
      }
    }
  });

  test("the mock generates its codes, and accepts those around the current one", async () => {
    for (const seed of seeds) {
      const { secret, alg, digits, period, timestamp } = keyOf(seed);
      const skew = seed % 3;
      const { api, mock, clock } = setup();
      clock.now = timestamp;
      const settings = { "Config.Alg": alg, "Config.CodeLength": digits, "Config.TimeStep": period };
      const given = { ...settings, "Config.Skew": skew, "Binding.Secret": secret.base32.padEnd(2, "A") };
      const { sid, binding } = mock.add({ FactorType: "totp", FriendlyName: "Ada", ...given });
      const app = URI.parse(binding.uri) as TOTP;
      expect(mock.code(sid)).toBe(app.generate({ timestamp }));

      const at = timestamp + ((seed % 7) - 3) * period * 1000;
      const AuthPayload = app.generate({ timestamp: at });
      const accepted = app.validate({ token: AuthPayload, timestamp, window: skew }) !== null;
      const { status } = (await api.update(sid, { AuthPayload })).body;
      expect(status, `${app} at ${timestamp}, with the code of ${at}`).toBe(accepted ? "verified" : "unverified");
    }
  });
});
