import { verify } from "node:crypto";
import { createPushDevice } from "@verify-factors/msw";
import { expect, onTestFinished, test, vi } from "vitest";
import { setup } from "./api.ts";

test("creates signatures that Node verifies, with a different key for each device", async () => {
  const device = await createPushDevice();
  const key = { key: Buffer.from(device.publicKey, "base64"), format: "der", type: "spki" } as const;
  for (let count = 0; count < 200; count += 1) {
    const sid = `YF03${count}`;
    expect(verify("sha256", Buffer.from(sid), key, Buffer.from(await device.sign(sid), "base64"))).toBe(true);
  }
  expect((await createPushDevice()).publicKey).not.toBe(device.publicKey);
});

test("the mock accepts a public key and a signature with line breaks", async () => {
  const { api } = setup();
  const device = await createPushDevice();
  const wrap = (text: string) => text.replace(/.{40}/g, "$&\r\n");
  const { status, body } = await api.createPush({ "Binding.PublicKey": wrap(device.publicKey) });
  expect(status).toBe(201);
  const AuthPayload = wrap(await device.sign(body.sid));
  expect((await api.update(body.sid, { AuthPayload })).body.status).toBe("verified");
});

test("responds with 404 if a factor is deleted while its signature is verified", async () => {
  const { api } = setup();
  const { sid } = (await api.createPush()).body;
  const verify = vi.spyOn(crypto.subtle, "verify").mockImplementationOnce(async () => {
    await api.delete(sid);
    return true;
  });
  onTestFinished(() => verify.mockRestore());
  expect((await api.update(sid, { AuthPayload: "MAYCAQECAQE=" })).status).toBe(404);
});
