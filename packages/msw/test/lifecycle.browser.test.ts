import { createAuthenticator, createFactorMock, createPushDevice } from "@verify-factors/msw";
import { setupWorker } from "msw/browser";
import { afterAll, beforeAll, expect, test } from "vitest";

const mock = createFactorMock();
const worker = setupWorker(...mock.handlers);
const factors =
  "https://verify.twilio.com/v2/Services/VA3e213619479a06026d0eabba9adb2513/Entities/ff483d1ff591898a9942916050d2ca3f/Factors";
const headers = { Authorization: `Basic ${btoa("ACaeaf825039e1f23063c3ba43b7fc83ba:token")}` };

const post = (url: string, form: Record<string, string>) =>
  fetch(url, { method: "POST", headers, body: new URLSearchParams(form) });

beforeAll(async () => {
  await worker.start({ quiet: true });
});
afterAll(() => worker.stop());

test("an authenticator app is enrolled and verified in a page, through the service worker", async () => {
  const created = await (await post(factors, { FactorType: "totp", FriendlyName: "Ada's phone" })).json();
  const code = createAuthenticator(created.binding.uri).code();
  const verified = await (await post(`${factors}/${created.sid}`, { AuthPayload: code })).json();
  expect(verified).toMatchObject({ sid: created.sid, status: "verified" });
});

test("a device signs with the WebCrypto of the page, and the mock checks the signature with it", async () => {
  const device = await createPushDevice();
  const created = await (
    await post(factors, {
      FactorType: "push",
      FriendlyName: "Ada's watch",
      "Binding.PublicKey": device.publicKey,
      "Config.AppId": "com.example.myapp",
      "Config.NotificationPlatform": "none",
      "Config.SdkVersion": "1.0.0",
    })
  ).json();
  const wrong = await post(`${factors}/${created.sid}`, { AuthPayload: await device.sign(`${created.sid}0`) });
  expect(wrong.status).toBe(403);
  const right = await post(`${factors}/${created.sid}`, { AuthPayload: await device.sign(created.sid) });
  expect(await right.json()).toMatchObject({ status: "verified" });
});

test("a factor is deleted in a page", async () => {
  const { sid } = mock.add({ FactorType: "totp" });
  expect((await fetch(`${factors}/${sid}`, { method: "DELETE", headers })).status).toBe(204);
  expect((await fetch(`${factors}/${sid}`, { headers })).status).toBe(404);
});
