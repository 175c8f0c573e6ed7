import { createFactorClient } from "@verify-factors/client";
import { createAuthenticator, createFactorMock } from "@verify-factors/msw";
import { expect, test } from "vitest";
import { credentials, identity, serviceSid } from "./fixture.ts";

test("a page enrols, verifies and deletes through its own origin", async () => {
  const mock = createFactorMock({ baseUrl: "/api/verify", credentials: "none" });
  const factors = createFactorClient({ serviceSid, baseUrl: "/api/verify", fetch: mock.fetch }).factors(identity);
  const { sid, binding, url } = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
  expect(url.startsWith(`${location.origin}/api/verify/v2/`)).toBe(true);
  expect(await factors.verify(sid, createAuthenticator(binding.uri).code())).toMatchObject({ status: "verified" });
  await factors.delete(sid);
  await expect(factors.fetch(sid)).rejects.toMatchObject({ code: 20404 });
});

test("credentials in a page are refused, unless one insists", () => {
  expect(() => createFactorClient({ serviceSid, credentials })).toThrow(/dangerouslyAllowBrowser/);
  expect(() => createFactorClient({ serviceSid, credentials, dangerouslyAllowBrowser: true })).not.toThrow();
});
