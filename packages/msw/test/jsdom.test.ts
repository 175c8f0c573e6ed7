// @vitest-environment jsdom
import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Api } from "./api.ts";
import { expectedLifecycle, runLifecycle } from "./lifecycle.ts";
import { overXhr } from "./xhr.ts";

const service = createFactorMock();
const backend = createFactorMock({ baseUrl: "/api/verify", credentials: "none" });
const server = setupServer(...service.handlers, ...backend.handlers);

beforeAll(() => server.listen());
beforeEach(() => server.resetHandlers());
afterAll(() => server.close());

test("this is a page of jsdom", () => {
  expect(navigator.userAgent).toContain("jsdom/");
  expect(location.origin).toBe("http://localhost:3000");
});

test.each([
  ["Node's fetch", (request: Request) => fetch(request)],
  ["jsdom's XMLHttpRequest", overXhr],
])("through %s the service is reached", async (_name, send) => {
  expect(await runLifecycle(new Api({ send }))).toEqual(expectedLifecycle);
  expect(service.factors()).toHaveLength(1);
});

test.each([
  ["Node's fetch", (request: Request) => fetch(request)],
  ["jsdom's XMLHttpRequest", overXhr],
])("through %s the page's own backend is reached", async (_name, send) => {
  const api = new Api({ send, baseUrl: `${location.origin}/api/verify`, authorization: null });
  expect(await runLifecycle(api)).toEqual(expectedLifecycle);
  expect(backend.factors()).toHaveLength(1);
  expect(backend.factors()[0]?.url).toContain("http://localhost:3000/api/verify/v2/");
});
