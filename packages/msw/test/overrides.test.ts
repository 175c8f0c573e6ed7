import { createFactorMock } from "@verify-factors/msw";
import { serve } from "@verify-factors/testing/serve";
import { takeErrors } from "@verify-factors/testing/validate-responses";
import { HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Api } from "./api.ts";

const mock = createFactorMock({ credentials: "none", baseUrl: "/", factors: [{ FactorType: "totp" }] });
const server = setupServer(...mock.handlers);
const at = (baseUrl: string) => new Api({ send: (request) => fetch(request), baseUrl });
const api = at("http://localhost");

beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

test("respond() overrides the mock's handler, and `once` applies to one of several concurrent requests", async () => {
  server.use(mock.respond("ListFactor", 503, { once: true }), mock.respond("ListFactor", 429, { once: true }));
  const responses = await Promise.all([api.list(), api.list(), api.list()]);
  const received = responses.map(({ status, headers }) => `${status} ${headers.get("Retry-After")}`);
  expect(received.sort()).toEqual(["200 null", "429 30", "503 30"]);
  expect(mock.coverage().counts.ListFactor).toMatchObject({ 200: 1, 429: 1, 503: 1 });
});

test("handle() changes the response of the mock, but not its state", async () => {
  const [factor] = mock.factors();
  const handler = mock.handle("FetchFactor", async ({ respond, original }) => {
    const response = await original();
    return response.status === 200 ? respond(200, { body: { ...response.body, friendly_name: "Grace" } }) : response;
  });
  server.use(handler);
  expect((await api.fetch(factor?.sid ?? "")).body.friendly_name).toBe("Grace");
  expect((await api.fetch(`YF${"0".repeat(32)}`)).status).toBe(404);
  expect(mock.factors()).toEqual([factor]);
});

test("handle() simulates a network error", async () => {
  server.use(mock.handle("ListFactor", () => HttpResponse.error()));
  await expect(api.list()).rejects.toThrow(TypeError);
});

test("passthrough() sends a request to the network", async () => {
  const real = await serve(async () => new Response("from the network"));
  server.use(mock.handle("ListFactor", ({ passthrough }) => passthrough(), { once: true }));
  expect((await at(real.address).list()).body).toBe("from the network");
  expect((await at(real.address).list()).status).toBe(200);
  await real.close();
});

test("unchecked() sends a response that is not declared", async () => {
  server.use(mock.handle("ListFactor", ({ unchecked }) => unchecked(new Response("teapot", { status: 418 }))));
  expect(await api.list()).toMatchObject({ status: 418, body: "teapot" });
  expect(takeErrors()).toEqual([expect.stringContaining("status 418 is not declared")]);
});
