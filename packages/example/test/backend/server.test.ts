import { expect, test } from "vitest";
import { createServer } from "../../src/backend/server.ts";

const server = createServer({
  serviceSid: "VA3e213619479a06026d0eabba9adb2513",
  credentials: { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "any" },
  baseUrl: undefined,
});

test("allows the page to load only files of its own origin", async () => {
  const response = await server.request("/");
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'; .*script-src 'self';/);
  expect(response.headers.get("Content-Security-Policy")).not.toContain("unsafe");
  expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");

  const scripts = [...(await response.text()).matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src = ""]) => src);
  expect(scripts).toHaveLength(1);
  for (const src of scripts) expect((await server.request(src)).status).toBe(200);
});

test.each(["/nothing", "/../package.json", "/%2e%2e/package.json", "/src/backend/serve.ts"])(
  "responds to %s with 404",
  async (path) => {
    expect((await server.request(path)).status).toBe(404);
  },
);

test("serves the backend under /api", async () => {
  expect(await (await server.request("/api/session")).json()).toMatchObject({ user: null });
  const response = await server.request("/api/nothing");
  expect([response.status, await response.json()]).toEqual([404, { error: "not-found" }]);
});

test("rejects a large body with 413, before the whole body is read", async () => {
  const headers = { "Content-Type": "application/json", Origin: "http://localhost" };
  const send = (init: RequestInit & { duplex?: "half" }) =>
    server.request("http://localhost/api/session", { method: "POST", headers, ...init });
  let chunks = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      chunks += 1;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  for (const response of [await send({ body: "x".repeat(20_000) }), await send({ body: endless, duplex: "half" })]) {
    expect([response.status, await response.json()]).toEqual([413, { error: "too-large" }]);
  }
  expect(chunks).toBeLessThan(30);
  expect((await send({ body: JSON.stringify({ user: "ada", padding: "x".repeat(10_000) }) })).status).toBe(201);
});
