import { FactorNotVerifiedError } from "@verify-factors/client";
import { createPushDevice } from "@verify-factors/msw";
import { expect, test } from "vitest";
import { getRejection, setUp } from "./fixture.ts";

test("rejects an incorrect code with the unverified factor", async () => {
  const { factors } = setUp();
  const { sid } = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
  const error = (await getRejection(factors.verify(sid, "wrong"))) as FactorNotVerifiedError;
  expect(error).toBeInstanceOf(FactorNotVerifiedError);
  expect(error).toMatchObject({ sid, factor: { sid, status: "unverified" } });
  expect(error.cause).toBeUndefined();
  expect(error.message).toBe(`Incorrect code (a factor allows five attempts); ${sid} is still unverified.`);
});

test("rejects an incorrect signature with the error of the service as its cause", async () => {
  const { mock, factors } = setUp();
  const { sid } = mock.add({ FactorType: "push" });
  const otherDevice = await createPushDevice();
  const error = (await getRejection(factors.verify(sid, await otherDevice.sign(sid)))) as FactorNotVerifiedError;
  expect(error).toBeInstanceOf(FactorNotVerifiedError);
  expect(error.factor).toBeUndefined();
  expect(error.message).toBe(`Incorrect signature; ${sid} is still unverified.`);
  expect(error.cause).toMatchObject({ name: "FactorApiError", status: 403, errorName: "VerificationFailed" });
});

test.each([
  ["000042", "AuthPayload=000042"],
  [" 123 456\n", "AuthPayload=123456"],
  [{ AuthPayload: "12\t34\u00a056", FriendlyName: "Ada" }, "FriendlyName=Ada&AuthPayload=123456"],
])("sends the code %j as %s", async (payload, form) => {
  const { factors, sent } = setUp();
  const { sid } = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
  await factors.verify(sid, payload).catch(() => undefined);
  expect(await sent[1]?.text()).toBe(form);
});

test.each([undefined, null, "", " ", 123456, {}, { AuthPayload: 123456 }, { authPayload: "123456" }])(
  "rejects the payload %j before sending it",
  async (payload) => {
    const { mock, factors, sent } = setUp();
    const { sid } = mock.add({ FactorType: "totp", status: "verified" });
    const error = (await getRejection(factors.verify(sid, payload as never))) as Error;
    expect(error.message).toBe("UpdateFactor: AuthPayload must be a non-empty string.");
    expect(sent).toEqual([]);
  },
);

test("does not repeat a code that was passed as the sid", async () => {
  const { factors } = setUp();
  const error = (await getRejection(factors.verify("123456", "YF024f2e9871877d436c04cd2c2d4d25f1"))) as Error;
  expect(error.message).toBe("UpdateFactor: Sid must match ^YF[0-9a-fA-F]{32}$.");
});
