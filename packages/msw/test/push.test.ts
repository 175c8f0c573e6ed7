import { generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { createPushDevice } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { refused, setup } from "./api.ts";

const spki = (key: KeyObject) => key.export({ format: "der", type: "spki" });
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const signed = (sid: string, key = privateKey) => sign("sha256", Buffer.from(sid), key);
const key = { "Binding.PublicKey": base64(spki(publicKey)) };

/** A signature whose first integer has a zero byte that it does not need. */
function padded(sid: string): Buffer {
  let der = signed(sid);
  while (der[3] !== 32) der = signed(sid);
  return Buffer.from([0x30, (der[1] ?? 0) + 1, 0x02, 33, 0x00, ...der.subarray(4)]);
}

/** A signature whose first integer is negative, for want of the zero byte that it needs. */
function negative(sid: string): Buffer {
  let der = signed(sid);
  while (der[3] !== 33) der = signed(sid);
  return Buffer.from([0x30, (der[1] ?? 0) - 1, 0x02, 32, ...der.subarray(5)]);
}

/** A signature with a third integer in its sequence. */
function third(sid: string): Buffer {
  const der = signed(sid);
  return Buffer.from([0x30, (der[1] ?? 0) + 3, ...der.subarray(2), 0x02, 1, 1]);
}

async function enrolled() {
  const { api } = setup();
  const { sid } = (await api.createPush(key)).body;
  return { sid, verify: (AuthPayload: string) => api.update(sid, { AuthPayload }), fetch: () => api.fetch(sid), api };
}

describe("39 the signature over the sid", () => {
  test("39 made by another implementation is accepted", async () => {
    const { sid, verify } = await enrolled();
    expect(await verify(base64(signed(sid)))).toMatchObject({ status: 200, body: { sid, status: "verified" } });
  });

  const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const wrong: [string, (sid: string) => string][] = [
    ["over another sid", (sid) => base64(signed(sid.replace("YF03", "YF02")))],
    ["over nothing", () => base64(signed(""))],
    ["over the sid and a line feed", (sid) => base64(signed(`${sid}\n`))],
    ["with another key", (sid) => base64(signed(sid, other))],
    ["with another hash", (sid) => base64(sign("sha512", Buffer.from(sid), privateKey))],
    ["of the hash of the sid", (sid) => base64(sign(null, Buffer.from(sid), privateKey).reverse())],
    [
      "as r and s without DER",
      (sid) => base64(sign("sha256", Buffer.from(sid), { key: privateKey, dsaEncoding: "ieee-p1363" })),
    ],
    ["as truncated DER", (sid) => base64(signed(sid).subarray(0, -1))],
    ["as DER with bytes behind it", (sid) => base64(Buffer.concat([signed(sid), Buffer.from([0])]))],
    ["as DER with its tag wrong", (sid) => base64(Buffer.concat([Buffer.from([0x31]), signed(sid).subarray(1)]))],
    ["as DER with a longer integer than needed", (sid) => base64(padded(sid))],
    ["as DER with a shorter integer than needed", (sid) => base64(negative(sid))],
    ["as DER with an integer too many", (sid) => base64(third(sid))],
    ["as hexadecimal", (sid) => signed(sid).toString("hex")],
    ["as Base64 with a letter that is none", (sid) => `${base64(signed(sid)).slice(0, -4)}!!!!`],
    ["as text that is no Base64", () => "not Base64"],
    ["as one letter", () => "A"],
    ["as an empty sequence", () => base64(Buffer.from([0x30, 0]))],
    ["of two zeros", () => base64(Buffer.from([0x30, 6, 2, 1, 0, 2, 1, 0]))],
    ["of two integers without bytes", () => base64(Buffer.from([0x30, 4, 2, 0, 2, 0]))],
    ["as a code", () => "123456"],
  ];

  test.each(wrong)("39 a signature %s: 403 / 60311, still unverified", async (_name, payload) => {
    const { sid, verify, fetch } = await enrolled();
    expect(await verify(payload(sid))).toMatchObject(refused(403, 60311, "Factor verification failed"));
    expect((await fetch()).body.status).toBe("unverified");
  });

  test("39 a + that was not escaped in the form is a space, and no signature", async () => {
    const { sid, api } = await enrolled();
    let payload = base64(signed(sid));
    while (!payload.includes("+")) payload = base64(signed(sid));
    expect(await api.update(sid, `AuthPayload=${payload}`)).toMatchObject(refused(403, 60311));
    expect((await api.update(sid, { AuthPayload: payload })).body.status).toBe("verified");
  });

  test("39 by a key that is no point of the curve nothing is signed", async () => {
    const { mock, api } = setup();
    const off = Buffer.concat([spki(publicKey).subarray(0, -1), Buffer.from([(spki(publicKey).at(-1) ?? 0) ^ 1])]);
    const { sid } = mock.add({ FactorType: "push", "Binding.PublicKey": base64(off) });
    expect(await api.update(sid, { AuthPayload: base64(signed(sid)) })).toMatchObject(refused(403, 60311));
  });

  test("39 wrong signatures are not counted", async () => {
    const { sid, verify } = await enrolled();
    for (let count = 0; count < 7; count += 1) expect((await verify("AAAA")).status).toBe(403);
    expect((await verify(base64(signed(sid)))).status).toBe(200);
  });

  test("39 two hundred signatures, each of a new factor", async () => {
    const { mock, api } = setup();
    for (let count = 0; count < 200; count += 1) {
      const { sid } = mock.add({ FactorType: "push", ...key });
      expect((await api.update(sid, { AuthPayload: base64(signed(sid)) })).body.status).toBe("verified");
    }
  });

  test("39 signatures with a short integer, first or second", async () => {
    const { mock, api } = setup();
    for (const shortFirst of [true, false]) {
      const { sid } = mock.add({ FactorType: "push", ...key });
      const length = (der: Buffer) => (shortFirst ? der[3] : der[5 + (der[3] ?? 0)]) ?? 0;
      let der = signed(sid);
      while (length(der) >= 32) der = signed(sid);
      expect((await api.update(sid, { AuthPayload: base64(der) })).body.status).toBe("verified");
    }
  });
});

describe("createPushDevice", () => {
  test("signs what another implementation verifies", async () => {
    const device = await createPushDevice();
    const spkiKey = { key: Buffer.from(device.publicKey, "base64"), format: "der", type: "spki" } as const;
    for (let count = 0; count < 200; count += 1) {
      const sid = `YF03${count}`;
      const signature = Buffer.from(await device.sign(sid), "base64");
      expect(verify("sha256", Buffer.from(sid), spkiKey, signature)).toBe(true);
    }
  });

  test("makes a key of its own each time", async () => {
    expect((await createPushDevice()).publicKey).not.toBe((await createPushDevice()).publicKey);
  });
});
