import { FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";
import { createAuthenticator, createPushDevice } from "@verify-factors/msw";
import { expect, test } from "vitest";
import { rejection, setUp } from "./fixture.ts";

/** A code that no authenticator ever shows. */
const wrong = "not-a-code";

test("the right code gives the verified factor", async () => {
  const { factors } = setUp();
  const { sid, binding } = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
  const factor = await factors.verify(sid, createAuthenticator(binding.uri).code());
  expect(factor).toMatchObject({ sid, status: "verified" });
  expect(await factors.fetch(sid)).toEqual(factor);
});

test("a wrong code is an error that holds the unverified factor", async () => {
  const { factors } = setUp();
  const { sid } = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
  const error = (await rejection(factors.verify(sid, wrong))) as FactorNotVerifiedError;
  expect(error).toBeInstanceOf(FactorNotVerifiedError);
  expect(error).toMatchObject({ sid, factor: { sid, status: "unverified" } });
  expect(error.cause).toBeUndefined();
  expect(error.message).not.toContain(wrong);
});

test("a wrong signature is the same error, with the service's own as its cause", async () => {
  const { mock, factors } = setUp();
  const { sid } = mock.add({ FactorType: "push" });
  const stranger = await createPushDevice();
  const error = (await rejection(factors.verify(sid, await stranger.sign(sid)))) as FactorNotVerifiedError;
  expect(error).toBeInstanceOf(FactorNotVerifiedError);
  expect(error.factor).toBeUndefined();
  expect(error.cause).toMatchObject({ name: "FactorApiError", status: 403, code: 60311 });
});

test("changes travel with the payload", async () => {
  const { mock, factors } = setUp();
  const { sid } = mock.add({ FactorType: "totp" });
  const factor = await factors.verify(sid, mock.code(sid), { FriendlyName: "Ada's new phone" });
  expect(factor).toMatchObject({ status: "verified", friendly_name: "Ada's new phone" });
});

test("too many attempts stay an error of the service", async () => {
  const { factors } = setUp();
  const { sid } = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
  for (let attempt = 0; attempt < 5; attempt += 1) await rejection(factors.verify(sid, wrong));
  const error = await rejection(factors.verify(sid, wrong));
  expect(error).toBeInstanceOf(FactorApiError);
  expect(error).toMatchObject({ status: 429, code: 60310 });
});

test("a code with leading zeros is sent as it is", async () => {
  const { factors, sent } = setUp();
  const { sid } = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
  await factors.verify(sid, "000042").catch(() => undefined);
  expect(await sent[1]?.text()).toBe("AuthPayload=000042");
});

test.each([undefined, null, ""])("no code (%j) is refused before it is sent", async (nothing) => {
  const { mock, factors, sent } = setUp();
  const { sid } = mock.add({ FactorType: "totp", status: "verified" });
  await expect(factors.verify(sid, nothing as never)).rejects.toThrow(/^UpdateFactor: AuthPayload must not be/);
  expect(sent).toEqual([]);
});
