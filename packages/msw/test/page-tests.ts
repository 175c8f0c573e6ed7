import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Api } from "./api.ts";
import { expectedLifecycle, runLifecycle } from "./lifecycle.ts";
import { sendWithXhr } from "./xhr.ts";

/** Functions that send a request from a page. */
export const senders = [
  ["fetch", (request: Request) => fetch(request)],
  ["XMLHttpRequest", sendWithXhr],
] as const;

/** Tests that a page reaches the mock of the service and the mock of its own backend. Returns the MSW server. */
export function testPage(userAgent: string) {
  const service = createFactorMock();
  const backend = createFactorMock({ baseUrl: "/api/verify", credentials: "none" });
  const server = setupServer(...service.handlers, ...backend.handlers);
  beforeAll(() => server.listen());
  beforeEach(() => server.resetHandlers());
  afterAll(() => server.close());

  test.each(senders)("a page reaches the service of another origin through %s", async (_name, send) => {
    expect([navigator.userAgent, location.origin]).toEqual([
      expect.stringContaining(userAgent),
      "http://localhost:3000",
    ]);
    expect(await runLifecycle(new Api({ send }))).toEqual(expectedLifecycle);
    expect(service.factors()).toHaveLength(1);
  });

  test.each(senders)("a page reaches its own backend through %s", async (_name, send) => {
    const api = new Api({ send, baseUrl: `${location.origin}/api/verify`, authorization: null });
    expect(await runLifecycle(api)).toEqual(expectedLifecycle);
    expect(backend.factors()).toHaveLength(1);
    expect(backend.factors()[0]?.url).toContain("http://localhost:3000/api/verify/v2/");
  });
  return server;
}
