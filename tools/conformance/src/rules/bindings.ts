import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { expectedError } from "@verify-factors/testing/api";
import { enrollPush, enrollTotp, verify } from "../enroll.ts";
import { expectEqual, expectInvalid, expectMatch, expectResponse, otherThan } from "../expect.ts";
import { type Rule, rule } from "../rule.ts";

/** The secret of the test vectors of RFC 6238. */
const publicSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const toSpki = (key: KeyObject) => key.export({ format: "der", type: "spki" });

/** The binding of a factor: a secret or a public key. */
export const bindingRules: readonly Rule[] = [
  rule(31, "returns binding.uri once, with every part percent-encoded", async (session) => {
    const name = "Ada & Co: +1 ?#’\u{1F511}";
    const settings = { "Config.Alg": "sha256", "Config.CodeLength": "8", "Config.TimeStep": "45" };
    const { api, factor, fetch, update } = await enrollTotp(session, { FriendlyName: name, ...settings });
    const { secret, uri } = factor.binding;
    const issuer = /^otpauth:\/\/totp\/([^:?]+):/.exec(uri)?.[1] ?? "the issuer";
    const query = `secret=${secret}&issuer=${issuer}&algorithm=SHA256&digits=8&period=45`;
    expectMatch("binding.uri", uri, `otpauth://totp/${issuer}:${encodeURIComponent(name)}?${query}`);
    expectMatch("the issuer in binding.uri", issuer, encodeURIComponent(decodeURIComponent(issuer)));
    const later = {
      "a fetch": await fetch(),
      "a new name": await update({ FriendlyName: "Renamed" }),
      "a list": await api.list(),
    };
    for (const [subject, { body }] of Object.entries(later)) {
      const found = /"binding"|otpauth/.test(JSON.stringify(body));
      expectMatch(`the response to ${subject}`, found ? "the binding" : "no binding", "no binding");
    }
  }),
  rule(32, "normalizes Binding.Secret, and generates 20 bytes if it is missing", async (session, api) => {
    for (const [sent, secret] of [
      [publicSecret, publicSecret],
      [publicSecret.toLowerCase(), publicSecret],
      ["GEZDG===", "GEZDG"],
      ["GE======", "GE"],
      ["ge", "GE"],
    ] as const) {
      const created = await api.createTotp({ "Binding.Secret": sent });
      expectResponse(`Binding.Secret ${sent}`, created, { status: 201, body: { binding: { secret } } });
      expectMatch("the secret in binding.uri", new URL(created.body.binding.uri).searchParams.get("secret"), secret);
    }
    const short = ["G", "", "========"];
    const foreign = ["GEZDGNB1", "GEZDGNB0", "GEZD GNBV", "GEZD=GNBV", "GEZDGNBV=======", "GÉZDGNBV"];
    await expectInvalid("a creation", (form) => api.createTotp(form), { "Binding.Secret": [...short, ...foreign] });
    const [one, other] = [await enrollTotp(session, {}, api), await enrollTotp(session, {}, api)];
    expectMatch("a generated secret", one.factor.binding.secret, /^[A-Z2-7]{32}$/);
    expectMatch("a second generated secret", other.factor.binding.secret, otherThan(one.factor.binding.secret));
  }),
  rule(35, "accepts only the SPKI of a P-256 key as Binding.PublicKey", async (_session, api) => {
    let { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    // Only a key with one of these characters differs in base64url.
    while (!/[+/]/.test(toBase64(toSpki(publicKey)))) {
      ({ privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" }));
    }
    const own = toSpki(publicKey);
    const created = await api.createPush({ "Binding.PublicKey": toBase64(own) });
    expectResponse("a key generated with node:crypto", created, 201);
    expectEqual("the binding of that key", created.body.binding, { alg: "ES256", public_key: toBase64(own) });
    const invalidKeys = {
      "P-384": toBase64(toSpki(generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey)),
      secp256k1: toBase64(toSpki(generateKeyPairSync("ec", { namedCurve: "secp256k1" }).publicKey)),
      RSA: toBase64(toSpki(generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey)),
      Ed25519: toBase64(toSpki(generateKeyPairSync("ed25519").publicKey)),
      "a private key": toBase64(privateKey.export({ format: "der", type: "pkcs8" })),
      "only the point": toBase64(own.subarray(26)),
      "a point that is not on the curve": toBase64(moveOffCurve(own)),
      "a byte missing": toBase64(own.subarray(0, -1)),
      "a byte too many": toBase64(Buffer.concat([own, Buffer.of(0)])),
      "another text in Base64": "dGVzdF9rZXk=",
      "not Base64": "not Base64!",
      "Base64 of the wrong length": "AAAAA",
      base64url: toBase64(own).replaceAll("+", "-").replaceAll("/", "_"),
      PEM: publicKey.export({ format: "pem", type: "spki" }).toString(),
    };
    for (const [subject, key] of Object.entries(invalidKeys)) {
      const rejected = await api.createPush({ "Binding.PublicKey": key });
      expectResponse(subject, rejected, expectedError(400, 60314, "Factors binding format is invalid"));
    }
  }),
  rule(35, "accepts a key once per entity", async (session) => {
    const device = await enrollPush(session);
    const { api, factor } = device;
    const same = { "Binding.PublicKey": factor.binding.public_key, FriendlyName: "Other" };
    const taken = expectedError(409, 60317, "Factor already exists");
    expectResponse("the same key", await api.createPush(same), taken);
    const unpadded = { "Binding.PublicKey": factor.binding.public_key.replace(/=+$/, "") };
    expectResponse("the same key without padding", await api.createPush(unpadded), taken);
    const wrapped = { "Binding.PublicKey": factor.binding.public_key.replace(/.{40}/g, "$&\r\n") };
    expectResponse("the same key with line breaks", await api.createPush(wrapped), taken);
    expectResponse("the same key for another user", await session.newUser().createPush(same), 201);
    await verify(device, await device.sign());
    expectResponse("the key of a verified factor", await api.createPush(same), taken);
    await api.delete(device.sid);
    expectResponse("the key of a deleted factor", await api.createPush(same), 201);
  }),
];

/** Flips the last bit of y: only two values of y are on the curve for an x, and they differ in more than one bit. */
function moveOffCurve(spki: Buffer): Buffer {
  const bytes = Buffer.from(spki);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes;
}
