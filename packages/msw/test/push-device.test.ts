import { generateKeyPairSync, sign, verify } from "node:crypto";
import { createPushDevice } from "@verify-factors/msw";
import { expect, test } from "vitest";
import { setup } from "./api.ts";

test("createPushDevice signs what another implementation verifies", async () => {
  const device = await createPushDevice();
  const key = { key: Buffer.from(device.publicKey, "base64"), format: "der", type: "spki" } as const;
  for (let count = 0; count < 200; count += 1) {
    const sid = `YF03${count}`;
    expect(verify("sha256", Buffer.from(sid), key, Buffer.from(await device.sign(sid), "base64"))).toBe(true);
  }
});

test("createPushDevice generates a new key each time", async () => {
  expect((await createPushDevice()).publicKey).not.toBe((await createPushDevice()).publicKey);
});

test("the mock verifies signatures of another implementation with integers of any length (ruling 39)", async () => {
  const { mock, api } = setup();
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const lengths = new Set<number>();
  for (let count = 0; count < 200 || lengths.size < 4; count += 1) {
    const { sid } = mock.add({ FactorType: "push", "Binding.PublicKey": key });
    const der = sign("sha256", Buffer.from(sid), privateKey);
    lengths.add(der.length);
    expect((await api.update(sid, { AuthPayload: der.toString("base64") })).body.status).toBe("verified");
  }
});
