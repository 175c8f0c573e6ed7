import { createAuthenticator } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { refused, setup, wrongCode } from "./api.ts";

const base32 = (text: string) => {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
};
const seedOf = (length: number) => base32("1234567890".repeat(7).slice(0, length));
const seeds = { sha1: seedOf(20), sha256: seedOf(32), sha512: seedOf(64) };

describe("the test vectors of RFC 6238, appendix B", () => {
  const vectors: [number, keyof typeof seeds, string][] = [
    [59, "sha1", "94287082"],
    [59, "sha256", "46119246"],
    [59, "sha512", "90693936"],
    [1111111109, "sha1", "07081804"],
    [1111111109, "sha256", "68084774"],
    [1111111109, "sha512", "25091201"],
    [1111111111, "sha1", "14050471"],
    [1111111111, "sha256", "67062674"],
    [1111111111, "sha512", "99943326"],
    [1234567890, "sha1", "89005924"],
    [1234567890, "sha256", "91819424"],
    [1234567890, "sha512", "93441116"],
    [2000000000, "sha1", "69279037"],
    [2000000000, "sha256", "90698825"],
    [2000000000, "sha512", "38618901"],
    [20000000000, "sha1", "65353130"],
    [20000000000, "sha256", "77737706"],
    [20000000000, "sha512", "47863826"],
  ];

  test.each(vectors)("at %i seconds with %s the code is %s", async (seconds, alg, code) => {
    const { api, mock, clock } = setup();
    clock.now = seconds * 1000;
    const form = { "Binding.Secret": seeds[alg], "Config.Alg": alg, "Config.CodeLength": "8", "Config.Skew": "0" };
    const { sid, binding } = (await api.createTotp(form)).body;
    expect(mock.code(sid)).toBe(code);
    expect(createAuthenticator(binding.uri).code({ at: clock.now })).toBe(code);
    expect((await api.update(sid, { AuthPayload: code })).body.status).toBe("verified");
  });
});

describe("the codes that are accepted", () => {
  async function statusOf(skew: number, steps: number, timeStep = 30) {
    const { api, mock, clock } = setup();
    const settings = { "Config.Skew": String(skew), "Config.TimeStep": String(timeStep), "Config.CodeLength": "8" };
    const { sid } = (await api.createTotp({ "Binding.Secret": seeds.sha1, ...settings })).body;
    const now = clock.now;
    clock.now += steps * timeStep * 1000;
    const code = mock.code(sid);
    clock.now = now;
    return (await api.update(sid, { AuthPayload: code })).body.status;
  }

  test.each([0, 1, 2])("with skew %i, those of as many steps to either side and no more", async (skew) => {
    for (let steps = -skew - 1; steps <= skew + 1; steps += 1)
      expect(await statusOf(skew, steps)).toBe(Math.abs(steps) <= skew ? "verified" : "unverified");
  });

  test.each([20, 45, 60])("with a time step of %i seconds", async (timeStep) => {
    expect(await statusOf(1, -1, timeStep)).toBe("verified");
    expect(await statusOf(1, 2, timeStep)).toBe("unverified");
  });

  test("a code changes with its time step, not before", async () => {
    const { api, mock, clock } = setup();
    const { sid } = (
      await api.createTotp({ "Config.Skew": "0", "Config.CodeLength": "8", "Binding.Secret": seeds.sha1 })
    ).body;
    const first = mock.code(sid);
    clock.now += 29_999;
    expect(mock.code(sid)).toBe(first);
    clock.now += 1;
    expect(mock.code(sid)).not.toBe(first);
    expect((await api.update(sid, { AuthPayload: first })).body.status).toBe("unverified");
  });

  test.each([3, 4, 5, 6, 7, 8])("codes of %i digits", async (length) => {
    const { api, mock } = setup();
    const { sid, binding } = (await api.createTotp({ "Config.CodeLength": String(length) })).body;
    const code = mock.code(sid);
    expect(code).toMatch(new RegExp(`^\\d{${length}}$`));
    expect(new URL(binding.uri).searchParams.get("digits")).toBe(String(length));
    expect((await api.update(sid, { AuthPayload: code })).body.status).toBe("verified");
  });

  test("a code with leading zeros needs them", async () => {
    const { api, mock, clock } = setup();
    const { sid } = (await api.createTotp({ "Binding.Secret": seeds.sha1, "Config.CodeLength": "8" })).body;
    clock.now = 1111111109 * 1000;
    expect(mock.code(sid)).toBe("07081804");
    expect((await api.update(sid, { AuthPayload: "7081804" })).body.status).toBe("unverified");
    expect((await api.update(sid, { AuthPayload: "07081804" })).body.status).toBe("verified");
  });
});

describe("38 wrong TOTP code", () => {
  test("38 wrong TOTP code: 200, unverified, counted", async () => {
    const { api, mock, clock } = setup();
    const { sid, binding } = (await api.createTotp()).body;
    const wrong = wrongCode(binding.uri, clock.now);
    for (let count = 0; count < 5; count += 1)
      expect(await api.update(sid, { AuthPayload: wrong })).toMatchObject({
        status: 200,
        body: { status: "unverified" },
      });
    const tooMany = refused(429, 60310, "Factor verification attempts reached");
    expect(await api.update(sid, { AuthPayload: wrong })).toMatchObject(tooMany);
    expect(await api.update(sid, { AuthPayload: mock.code(sid) })).toMatchObject(tooMany);
    expect((await api.fetch(sid)).body.status).toBe("unverified");
  });

  test("38 the right code after four wrong ones verifies", async () => {
    const { api, mock, clock } = setup();
    const { sid, binding } = (await api.createTotp()).body;
    for (let count = 0; count < 4; count += 1)
      await api.update(sid, { AuthPayload: wrongCode(binding.uri, clock.now) });
    expect((await api.update(sid, { AuthPayload: mock.code(sid) })).body.status).toBe("verified");
  });

  test("38 without an AuthPayload the factor can still be changed, with one nothing changes", async () => {
    const { api, clock } = setup();
    const { sid, binding } = (await api.createTotp()).body;
    const AuthPayload = wrongCode(binding.uri, clock.now);
    for (let count = 0; count < 5; count += 1) await api.update(sid, { AuthPayload });
    expect((await api.update(sid, { FriendlyName: "Another" })).body.friendly_name).toBe("Another");
    expect(await api.update(sid, { AuthPayload, FriendlyName: "Third" })).toMatchObject(refused(429, 60310));
    expect((await api.fetch(sid)).body.friendly_name).toBe("Another");
  });

  test("38 neither time nor new settings give attempts back", async () => {
    const { api, mock, clock } = setup();
    const { sid, binding } = (await api.createTotp()).body;
    for (let count = 0; count < 5; count += 1)
      await api.update(sid, { AuthPayload: wrongCode(binding.uri, clock.now) });
    clock.now += 60 * 60 * 1000;
    await api.update(sid, { "Config.CodeLength": "8" });
    expect(await api.update(sid, { AuthPayload: mock.code(sid) })).toMatchObject(refused(429, 60310));
  });

  test("38 each factor has attempts of its own", async () => {
    const { api, mock, clock } = setup();
    const spent = (await api.createTotp()).body;
    const fresh = (await api.createTotp()).body;
    for (let count = 0; count < 5; count += 1)
      await api.update(spent.sid, { AuthPayload: wrongCode(spent.binding.uri, clock.now) });
    expect((await api.update(fresh.sid, { AuthPayload: mock.code(fresh.sid) })).body.status).toBe("verified");
  });

  test.each(["abcdef", "12345", "1234567", "１２３４５６", "12 456", "-12345", "1e5000", "x".repeat(5000)])(
    "38 %j is a wrong code, and is counted",
    async (AuthPayload) => {
      const { api, mock } = setup();
      const { sid } = (await api.createTotp()).body;
      for (let count = 0; count < 5; count += 1)
        expect(await api.update(sid, { AuthPayload })).toMatchObject({ status: 200, body: { status: "unverified" } });
      expect(await api.update(sid, { AuthPayload: mock.code(sid) })).toMatchObject(refused(429, 60310));
    },
  );

  test("38 the right code with something around it is a wrong code", async () => {
    const { api, mock } = setup();
    const { sid } = (await api.createTotp()).body;
    const code = mock.code(sid);
    for (const AuthPayload of [` ${code}`, `${code} `, `${code}\n`, `0${code}`, `${code.slice(0, 3)} ${code.slice(3)}`])
      expect((await api.update(sid, { AuthPayload })).body.status).toBe("unverified");
    expect(await api.update(sid, { AuthPayload: code })).toMatchObject(refused(429, 60310));
  });
});
