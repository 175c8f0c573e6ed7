import { expect, test } from "vitest";
import { createServer } from "../../src/backend/server.ts";

const server = createServer({
  serviceSid: "VA3e213619479a06026d0eabba9adb2513",
  credentials: { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "any" },
  baseUrl: undefined,
  sessionSecret: "a secret of the tests",
  port: 0,
});

test("the page may load what is its own, and nothing else", async () => {
  const answer = await server.request("/");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'; .*script-src 'self';/);
  expect(answer.headers.get("Content-Security-Policy")).not.toContain("unsafe");
  expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");

  const scripts = [...(await answer.text()).matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, address = ""]) => address);
  expect(scripts).toHaveLength(1);
  for (const address of scripts) expect((await server.request(address)).status).toBe(200);
});

test.each(["/nothing", "/../package.json", "/%2e%2e/package.json", "/src/backend/serve.ts"])(
  "%s is not there",
  async (path) => {
    expect((await server.request(path)).status).toBe(404);
  },
);

test("the backend answers under /api", async () => {
  expect(await (await server.request("/api/session")).json()).toMatchObject({ user: null });
  const answer = await server.request("/api/nothing");
  expect([answer.status, await answer.json()]).toEqual([404, { problem: "gone" }]);
});
