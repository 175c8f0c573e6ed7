import { createPushDevice } from "@verify-factors/msw";
import { expect, test } from "vitest";
import { setUp } from "./fixture.ts";

test("an authenticator app is created with its binding", async () => {
  const { factors } = setUp();
  const factor = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone", "Config.CodeLength": 8 });
  expect(factor).toMatchObject({ status: "unverified", factor_type: "totp", config: { code_length: 8 } });
  expect(factor.binding.uri).toContain(`secret=${factor.binding.secret}&`);
});

test("a device is created with its key", async () => {
  const { factors } = setUp();
  const { publicKey } = await createPushDevice();
  const factor = await factors.create({
    FactorType: "push",
    FriendlyName: "Ada's watch",
    "Binding.PublicKey": publicKey,
    "Config.AppId": "com.example.myapp",
    "Config.NotificationPlatform": "none",
    "Config.SdkVersion": "1.0.0",
  });
  expect(factor.binding).toEqual({ alg: "ES256", public_key: publicKey });
});

test("the body is a form, in the order given", async () => {
  const { factors, sent } = setUp();
  await factors.create({ FactorType: "totp", FriendlyName: "a & b + c = 📱", "Config.Skew": 0 });
  expect(sent[0]?.headers.get("Content-Type")).toBe("application/x-www-form-urlencoded");
  expect(await sent[0]?.text()).toBe("FactorType=totp&FriendlyName=a+%26+b+%2B+c+%3D+%F0%9F%93%B1&Config.Skew=0");
});

test("metadata is given as an object and sent as JSON", async () => {
  const { factors, sent } = setUp();
  const metadata = { os: "Android", note: 'a "quoted" & näïve one' };
  const factor = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone", Metadata: metadata });
  expect(factor.metadata).toEqual(metadata);
  expect(new URLSearchParams(await sent[0]?.text()).get("Metadata")).toBe(JSON.stringify(metadata));
});

test("undefined is left out, null metadata is not", async () => {
  const { factors, sent } = setUp();
  await factors.create({ FactorType: "totp", FriendlyName: "Ada", "Config.Skew": undefined, Metadata: null });
  expect(await sent[0]?.text()).toBe("FactorType=totp&FriendlyName=Ada&Metadata=null");
});

test("an object where the API wants text is refused before it is sent", async () => {
  const { factors, sent } = setUp();
  const body = { FactorType: "totp", FriendlyName: { first: "Ada" } } as never;
  await expect(factors.create(body)).rejects.toThrow("CreateNewFactor: FriendlyName must not be an object.");
  expect(sent).toEqual([]);
});
