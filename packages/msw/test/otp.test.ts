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

describe("as otpauth does", () => {
  test("a new secret is written", async () => {
    for (const seed of seeds) {
      const drawn = bytesOf(seed);
      const { api } = setup({ random: (bytes) => bytes.map((_byte, index) => drawn[index] ?? 0) });
      const { secret } = (await api.createTotp()).body.binding;
      expect(secret).toBe(new Secret({ buffer: drawn.slice(0, 20).buffer }).base32);
    }
  });

  test("an authenticator app makes its codes", () => {
    for (const seed of seeds) {
      const { alg, timestamp, ...key } = keyOf(seed);
      const app = new TOTP({ ...key, algorithm: alg });
      const { code } = createAuthenticator(app.toString());
      for (const at of [timestamp, -timestamp, 0, -1, 0.5]) {
        expect(code({ at }), `${app} at ${at}`).toBe(app.generate({ timestamp: at }));
      }
    }
  });

  test("the service makes its codes, and accepts those around the present one", async () => {
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

  const secret = "secret=GEZDGNBVGY3TQOJQ";
  test.each([
    `otpauth://totp/a?${secret}`,
    `OTPAUTH://TOTP/a?${secret}`,
    `otpauth://totp/a?SECRET=GEZDGNBVGY3TQOJQ&Digits=8&PERIOD=60&Algorithm=sha256`,
    `otpauth://totp/a?secret=gezdgnbvgy3tqojq&algorithm=SHA512&digits=+8&period=+20`,
    "otpauth://totp/a?secret=GEZDG===",
    "otpauth://totp/a?secret=GEZDG%3D%3D%3D",
    "otpauth://totp/a?secret=A",
    `otpauth://totp/a?digits=6&${secret}&digits=8`,
    `otpauth://totp/a?${secret}&image=https%3A%2F%2Fexample.test%2Fa%3Fb%26c&x=a=b&y=`,
    `otpauth://totp/a?${secret}&__proto__=1&constructor=2`,
    `otpauth://totp/a?b?${secret}`,
    `otpauth://totp/:?${secret}`,
    `otpauth://totp/Ada%20%26%20Co: Ada’s phone?${secret}&issuer=Another`,
    "",
    "otpauth://totp/a",
    "otpauth://totp/a?",
    `otpauth://totp/?${secret}`,
    `otpauth://totp?${secret}`,
    `otpauth://hotp/a?${secret}&counter=1`,
    `otpauth://xotp/a?${secret}`,
    `https://totp/a?${secret}`,
    ` otpauth://totp/a?${secret}`,
    `otpauth://totp/a%?${secret}`,
    `otpauth://totp/%C3:%A9?${secret}`,
    `otpauth://totp/a?${secret}#part`,
    `otpauth://totp/a?&${secret}`,
    `otpauth://totp/a?${secret}&`,
    `otpauth://totp/a?${secret}&flag`,
    `otpauth://totp/a?${secret}&n%61me=1`,
    `otpauth://totp/a?${secret}&name=%`,
    "otpauth://totp/a?digits=6",
    "otpauth://totp/a?secret=",
    "otpauth://totp/a?secret====",
    "otpauth://totp/a?secret=GEZD GNBV",
    "otpauth://totp/a?secret=GEZD+GNBV",
    "otpauth://totp/a?secret=GEZD%20GNBV",
    "otpauth://totp/a?secret=GEZD1890",
    `otpauth://totp/a?${secret}&algorithm=MD5`,
    `otpauth://totp/a?${secret}&algorithm=SHA-1`,
    `otpauth://totp/a?${secret}&algorithm=`,
    `otpauth://totp/a?${secret}&digits=0`,
    `otpauth://totp/a?${secret}&digits=06`,
    `otpauth://totp/a?${secret}&digits=6.0`,
    `otpauth://totp/a?${secret}&digits=-6`,
    `otpauth://totp/a?${secret}&period=1e2`,
    `otpauth://totp/a?${secret}&period=`,
  ])("an authenticator app reads or refuses %j", (uri) => {
    const codeOf = (scan: () => string) => {
      try {
        return scan();
      } catch {
        return "refused";
      }
    };
    const at = 1_768_469_400_000;
    const expected = codeOf(() => {
      const otp = URI.parse(uri);
      if (otp instanceof TOTP) return otp.generate({ timestamp: at });
      throw new TypeError("It counts.");
    });
    expect(codeOf(() => createAuthenticator(uri).code({ at }))).toBe(expected);
  });
});
