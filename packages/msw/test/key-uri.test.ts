import { createAuthenticator, createPushDevice } from "@verify-factors/msw";
import { expect, test } from "vitest";
import { setup, start } from "./api.ts";

const at = start;
const plain = createAuthenticator("otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ").code({ at });

test.each([
  ["a trailing &", "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ&"],
  ["a parameter without a value", "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ&issuer&algorithm="],
  ["spaces in the secret", "otpauth://totp/a?secret=GEZD%20GNBV GY3T QOJQ"],
  ["an unescaped space in the label", "otpauth://totp/Ada Lovelace:her phone?secret=GEZDGNBVGY3TQOJQ"],
  ["white space around it", " otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ\n"],
])("accepts a key URI with %s", (_what, uri) => {
  expect(createAuthenticator(uri).code({ at })).toBe(plain);
});

test("rejects more than ten digits", () => {
  expect(createAuthenticator("otpauth://totp/a?secret=GEZDGNBV&digits=10").code({ at })).toHaveLength(10);
  expect(() => createAuthenticator("otpauth://totp/a?secret=GEZDGNBV&digits=11")).toThrow(TypeError);
});

test("an app that ignores the period shows other codes than a service with 60 seconds expects", async () => {
  const { api, clock } = setup();
  const { sid, binding } = (await api.createTotp({ "Config.TimeStep": "60", "Config.Skew": "0" })).body;
  const app = createAuthenticator(binding.uri, { ignores: ["period"] });
  const AuthPayload = app.code({ at: clock.now });
  expect((await api.update(sid, { AuthPayload })).body.status).toBe("unverified");
  const right = createAuthenticator(binding.uri).code({ at: clock.now });
  expect((await api.update(sid, { AuthPayload: right })).body.status).toBe("verified");
});

test("accepts a public key and a signature with line breaks", async () => {
  const { api } = setup();
  const device = await createPushDevice();
  const wrap = (text: string) => text.replace(/.{40}/g, "$&\r\n");
  const { status, body } = await api.createPush({ "Binding.PublicKey": wrap(device.publicKey) });
  expect(status).toBe(201);
  const AuthPayload = wrap(await device.sign(body.sid));
  expect((await api.update(body.sid, { AuthPayload })).body.status).toBe("verified");
});
