import { createFactorClient } from "@verify-factors/client";
import { createAuthenticator, createFactorMock } from "@verify-factors/msw";
import { expect, test, vi } from "vitest";
import { credentials, identity, serviceSid } from "./fixture.ts";

test("a page creates, verifies and deletes a factor through its own origin", async () => {
  const mock = createFactorMock({ baseUrl: "/api/verify", credentials: "none" });
  const factors = createFactorClient({ serviceSid, baseUrl: "/api/verify", fetch: mock.fetch }).factors(identity);
  const { sid, binding, url } = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
  expect(url.startsWith(`${location.origin}/api/verify/v2/`)).toBe(true);
  expect(await factors.verify(sid, createAuthenticator(binding.uri).code())).toMatchObject({ status: "verified" });
  await factors.delete(sid);
  await expect(factors.fetch(sid)).rejects.toMatchObject({ code: 20404 });
});

test("rejects credentials in a page unless they are allowed, also with a polyfill of process", () => {
  for (const process of [undefined, { env: {}, versions: {} }]) {
    vi.stubGlobal("process", process);
    expect(() => createFactorClient({ serviceSid, credentials })).toThrow(/dangerouslyAllowBrowser/);
  }
  vi.unstubAllGlobals();
  expect(() => createFactorClient({ serviceSid, credentials, dangerouslyAllowBrowser: true })).not.toThrow();
});

test("rejects credentials in a web worker", async () => {
  const source = `
    import { createFactorClient } from ${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)};
    try {
      createFactorClient(${JSON.stringify({ serviceSid, credentials })});
      postMessage("no error");
    } catch (error) {
      postMessage(error.message);
    }
  `;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
  const message = await new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => resolve(message);
  });
  worker.terminate();
  expect(message).toMatch(/dangerouslyAllowBrowser/);
});
