import { generateKeyPairSync, sign as signWith } from "node:crypto";
import { expectedError } from "@verify-factors/testing/api";
import { enrollPush, enrollTotp, scan, verify } from "../enroll.ts";
import { expectMatch, expectResponse, ok, unverified, verified } from "../expect.ts";
import { type Rule, rule } from "../rule.ts";

const tooMany = expectedError(429, 60310, "Factor verification attempts reached");
const failed = expectedError(403, 60311, "Factor verification failed");

/** Verification of factors. */
export const verificationRules: readonly Rule[] = [
  rule(38, "responds 200 / unverified to five wrong codes, then 429 / 60310", async (session) => {
    const app = await enrollTotp(session);
    const wrong = app.wrongCode();
    for (const AuthPayload of [wrong, "abcdef", `${wrong}0`, wrong.slice(1), wrong]) {
      expectResponse(`the wrong code ${AuthPayload}`, await app.update({ AuthPayload }), unverified);
    }
    expectResponse("the sixth wrong code", await app.update({ AuthPayload: wrong }), tooMany);
    const right = { AuthPayload: app.code(), FriendlyName: "Ignored" };
    expectResponse("the right code after five wrong ones", await app.update(right), tooMany);
    const renamed = await app.update({ FriendlyName: "Renamed" });
    expectResponse("an update without a code", renamed, ok({ friendly_name: "Renamed" }));
    await app.update({ "Config.CodeLength": "8" });
    const uri = app.factor.binding.uri.replace("digits=6", "digits=8");
    const longer = await app.update({ AuthPayload: scan(uri).code({ at: session.now() }) });
    expectResponse("the right code of new settings", longer, tooMany);
    expectResponse("the factor afterwards", await app.fetch(), ok({ status: "unverified", friendly_name: "Renamed" }));

    const other = await enrollTotp(session, {}, app.api);
    for (let count = 0; count < 4; count += 1) await other.update({ AuthPayload: other.wrongCode() });
    expectResponse("the right code after four wrong ones", await other.update({ AuthPayload: other.code() }), verified);
  }),
  rule(55, "compares AuthPayload without trimming or normalizing it", async (session) => {
    const app = await enrollTotp(session);
    const code = app.code();
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    for (const AuthPayload of [` ${code}`, `${code}\n`, `0${code}`, spaced]) {
      const updated = await app.update({ AuthPayload });
      expectResponse(`the code ${JSON.stringify(AuthPayload.replace(code, "…"))}`, updated, unverified);
    }
    expectResponse("the code alone", await app.update({ AuthPayload: code }), verified);
  }),
  rule(39, "accepts only the DER signature of the sid, and does not count wrong ones", async (session) => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const spki = publicKey.export({ format: "der", type: "spki" }).toString("base64");
    const { sid, fetch, update } = await enrollPush(session, { "Binding.PublicKey": spki });
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const data = Buffer.from(sid);
    const sign = (text: string, key = privateKey) => signWith("sha256", Buffer.from(text), key);
    const der = sign(sid);
    // 32 bytes: an integer whose first bit is zero. 33 bytes: one that needs a leading zero byte.
    const withLength = (length: number) => {
      let signature = sign(sid);
      while (signature[3] !== length) signature = sign(sid);
      return signature;
    };
    const [short, long] = [withLength(32), withLength(33)];
    const createHeader = (signature: Buffer, by: number) => Buffer.of(0x30, (signature[1] ?? 0) + by);
    const wrong: Record<string, Buffer | string> = {
      "of another sid": sign(`${sid}0`),
      "of nothing": sign(""),
      "by another key": sign(sid, other),
      "with another hash": signWith("sha512", data, privateKey),
      "of r and s without DER": signWith("sha256", data, { key: privateKey, dsaEncoding: "ieee-p1363" }),
      truncated: der.subarray(0, -1),
      "with a byte too many": Buffer.concat([der, Buffer.of(0)]),
      "with a wrong tag": Buffer.concat([Buffer.of(0x31), der.subarray(1)]),
      "with a padded integer": Buffer.concat([createHeader(short, 1), Buffer.of(2, 33, 0), short.subarray(4)]),
      "with a negative integer": Buffer.concat([createHeader(long, -1), Buffer.of(2, 32), long.subarray(5)]),
      "with a third integer": Buffer.concat([createHeader(der, 3), der.subarray(2), Buffer.of(2, 1, 1)]),
      "of an empty sequence": Buffer.of(0x30, 0),
      "of two zeros": Buffer.of(0x30, 6, 2, 1, 0, 2, 1, 0),
      "of two empty integers": Buffer.of(0x30, 4, 2, 0, 2, 0),
      "in hexadecimal": der.toString("hex"),
      "with invalid Base64": `${der.toString("base64").slice(0, -4)}!!!!`,
      "that is not Base64": "not Base64",
      "of one letter": "A",
      "that is a code": "123456",
    };
    for (const [subject, signature] of Object.entries(wrong)) {
      const AuthPayload = typeof signature === "string" ? signature : signature.toString("base64");
      expectResponse(`a signature ${subject}`, await update({ AuthPayload }), failed);
    }
    let plus = der.toString("base64");
    while (!plus.includes("+")) plus = sign(sid).toString("base64");
    expectResponse("a signature with an unescaped +", await update(`AuthPayload=${plus}`), failed);
    expectResponse("the factor afterwards", await fetch(), unverified);
    expectResponse("the right signature", await update({ AuthPayload: plus }), verified);
    expectResponse("the factor after the right signature", await fetch(), verified);
  }),
  rule(40, "does not check AuthPayload for a verified factor", async (session) => {
    const app = await enrollTotp(session);
    const device = await enrollPush(session, {}, app.api);
    await verify(app, app.code());
    await verify(device, await device.sign());
    for (const { fetch, update } of [app, device]) {
      const { date_updated } = (await fetch()).body;
      const expected = ok({ status: "verified", date_updated });
      for (let count = 0; count < 6; count += 1) {
        expectResponse("a wrong payload", await update({ AuthPayload: "nonsense" }), expected);
      }
      const changed = await update({ AuthPayload: "nonsense", FriendlyName: "Renamed" });
      const renamed = ok({ status: "verified", friendly_name: "Renamed" });
      expectResponse("a wrong payload and a change", changed, renamed);
      expectResponse("the factor afterwards", await fetch(), renamed);
    }
  }),
  rule(
    41,
    "checks AuthPayload against the settings from before the update, and applies the other changes",
    async (session) => {
      const change = { "Config.CodeLength": "8", FriendlyName: "Renamed" };
      const changed = { friendly_name: "Renamed", config: { code_length: 8 } };
      const wrong = await enrollTotp(session);
      await session.waitOneSecond();
      const uri = wrong.factor.binding.uri.replace("digits=6", "digits=8");
      const later = await wrong.update({ ...change, AuthPayload: scan(uri).code({ at: session.now() }) });
      expectResponse("a code of the settings after the change", later, ok({ ...changed, status: "unverified" }));
      expectResponse("the factor afterwards", await wrong.fetch(), ok(later.body));
      const moved = later.body.date_updated > wrong.factor.date_updated;
      expectMatch("date_updated", moved ? "moved" : "not moved", "moved");

      const right = await enrollTotp(session);
      const now = await right.update({ ...change, AuthPayload: right.code() });
      expectResponse("a code of the settings before the change", now, ok({ ...changed, status: "verified" }));

      const device = await enrollPush(session);
      const signed = await device.update({ AuthPayload: await device.sign(), "Config.SdkVersion": "2.0" });
      expectResponse("a signature", signed, verified);
      expectMatch("the new Config.SdkVersion", signed.body.config, { sdk_version: "2.0" });
    },
  ),
];
