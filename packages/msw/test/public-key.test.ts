import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createPushDevice } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { push, refused, setup } from "./api.ts";

const spki = (key: KeyObject) => key.export({ format: "der", type: "spki" });
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const own = spki(p256.publicKey);
const offCurve = Buffer.from(own).fill(1, 27);
const binding = (publicKey: string) => ({ "Binding.PublicKey": publicKey });

describe("35 the public key of a device", () => {
  test("35 a P-256 key of another implementation is accepted", async () => {
    const { status, body } = await setup().api.createPush(binding(base64(own)));
    expect([status, body.binding]).toEqual([201, { alg: "ES256", public_key: base64(own) }]);
  });

  const bad: [string, string][] = [
    ["a P-384 key", base64(spki(generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey))],
    ["a secp256k1 key", base64(spki(generateKeyPairSync("ec", { namedCurve: "secp256k1" }).publicKey))],
    ["an RSA key", base64(spki(generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey))],
    ["an Ed25519 key", base64(spki(generateKeyPairSync("ed25519").publicKey))],
    ["a private key", base64(p256.privateKey.export({ format: "der", type: "pkcs8" }))],
    ["only the point", base64(own.subarray(26))],
    ["a point that is not on the curve", base64(offCurve)],
    ["a key with a byte missing", base64(own.subarray(0, -1))],
    ["a key with a byte too many", base64(Buffer.concat([own, Buffer.from([0])]))],
    ["Base64 of something else", "dGVzdF9rZXk="],
    ["no Base64", "not Base64!"],
    ["Base64 of the wrong length", "AAAAA"],
    ["Base64 for addresses", base64(own).replaceAll("+", "-").replaceAll("/", "_").replace("A", "-")],
    ["PEM", p256.publicKey.export({ format: "pem", type: "spki" }).toString()],
    ["nothing", ""],
  ];

  test.each(bad)("35 %s: 400 / 60314", async (_name, publicKey) => {
    const answer = await setup().api.createPush(binding(publicKey));
    expect(answer).toMatchObject(refused(400, 60314, "Factors binding format is invalid"));
    if (publicKey.length > 20) expect(JSON.stringify(answer.body)).not.toContain(publicKey);
  });
});

describe("35 the same key twice", () => {
  const exists = refused(409, 60317, "Factor already exists");

  test("35 for one entity: 409 / 60317", async () => {
    const { api } = setup();
    expect((await api.createPush()).status).toBe(201);
    expect(await api.createPush({ FriendlyName: "Another" })).toMatchObject(exists);
    expect((await api.list()).body.factors).toHaveLength(1);
  });

  test("35 written without its padding it is the same key", async () => {
    const { api } = setup();
    await api.createPush();
    const publicKey = push["Binding.PublicKey"].replace(/=+$/, "");
    expect(await api.createPush(binding(publicKey))).toMatchObject(exists);
  });

  test("35 another entity may have it", async () => {
    const { api } = setup();
    await api.createPush();
    expect((await api.as({ identity: "somebody-else" }).createPush()).status).toBe(201);
  });

  test("35 verified or put in by hand, the key is taken; deleted, it is free again", async () => {
    const { api, mock } = setup();
    const { sid } = mock.add({ FactorType: "push", ...binding(push["Binding.PublicKey"]), status: "verified" });
    expect(await api.createPush()).toMatchObject(exists);
    await api.delete(sid);
    expect((await api.createPush()).status).toBe(201);
  });

  test("35 two creations at once: one 201, one 409", async () => {
    const { api } = setup();
    const { publicKey } = await createPushDevice();
    const answers = await Promise.all([1, 2].map(() => api.createPush(binding(publicKey))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await api.list()).body.factors).toHaveLength(1);
  });
});
