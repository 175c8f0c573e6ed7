import { createPushDevice } from "@verify-factors/msw";
import { expect, onTestFinished, test, vi } from "vitest";
import { missing, setup } from "./api.ts";

const token = "t".repeat(32);

async function device() {
  const { api, mock } = setup();
  const { publicKey, sign } = await createPushDevice();
  const form = { "Config.NotificationPlatform": "fcm", "Config.NotificationToken": token };
  const { sid } = (await api.createPush({ "Binding.PublicKey": publicKey, ...form })).body;
  return { api, mock, sid, AuthPayload: await sign(sid) };
}

test("a factor that is deleted while its signature is verified is gone for both requests", async () => {
  const { api, sid, AuthPayload } = await device();
  const [verified, deleted] = await Promise.all([api.update(sid, { AuthPayload }), api.delete(sid)]);
  expect([verified.status, deleted.status]).toEqual([404, 204]);
});

test("a token that is dropped while a signature is verified is missing afterwards (ruling 42)", async () => {
  const { api, sid, AuthPayload } = await device();
  const [first, second] = await Promise.all([
    api.update(sid, { AuthPayload, "Config.NotificationPlatform": "apn" }),
    api.update(sid, { "Config.NotificationPlatform": "none" }),
  ]);
  expect(second).toMatchObject({ status: 200, body: { config: { notification_platform: "none" } } });
  expect(first).toMatchObject(missing("Config.NotificationToken"));
  expect((await api.fetch(sid)).body.status).toBe("unverified");
});

test("two concurrent right signatures both verify", async () => {
  const { api, sid, AuthPayload } = await device();
  const responses = await Promise.all([1, 2].map(() => api.update(sid, { AuthPayload })));
  for (const response of responses) expect(response).toMatchObject({ status: 200, body: { status: "verified" } });
});

test("a right code before six concurrent wrong ones verifies the factor (ruling 38)", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const { api, mock } = setup();
  const { sid } = (await api.createTotp()).body;
  const payloads = [mock.code(sid), ...Array(6).fill("wrong")];
  const responses = await Promise.all(payloads.map((AuthPayload) => api.update(sid, { AuthPayload })));
  for (const response of responses) expect(response).toMatchObject({ status: 200, body: { status: "verified" } });
});
