import { createFactorMock } from "@verify-factors/msw";
import { serve } from "@verify-factors/testing/serve";
import { takeErrors } from "@verify-factors/testing/validate-responses";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { identity, serviceSid } from "./api.ts";

const mock = createFactorMock({ credentials: "none", baseUrl: "/" });
const server = setupServer(
  ...mock.handlers,
  http.get("https://elsewhere.test", () => HttpResponse.text("elsewhere")),
);
beforeAll(() => server.listen());
afterAll(() => server.close());

const path = `/v2/Services/${serviceSid}/Entities/${identity}/Factors`;

test("passthrough() sends a request to the network", async () => {
  const real = await serve(async () => new Response("from the network"));
  server.use(mock.handle("ListFactor", ({ passthrough }) => passthrough(), { once: true }));
  expect(await (await fetch(real.address + path)).text()).toBe("from the network");
  expect((await fetch(real.address + path)).headers.get("Content-Type")).toBe("application/json");
  await real.close();
});

test("passthrough() of a request to mock.fetch uses the global fetch", async () => {
  mock.use(mock.handle("ListFactor", ({ passthrough }) => passthrough(), { once: true }));
  const spy = vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response("from the network"));
  expect(await (await mock.fetch(`https://api.test${path}`)).text()).toBe("from the network");
  spy.mockRestore();
});

test.each(["MSW", "mock.fetch"])("unchecked() sends a response that is not declared, through %s", async (door) => {
  const handler = mock.handle("ListFactor", ({ unchecked }) => unchecked(new Response("teapot", { status: 418 })), {
    once: true,
  });
  if (door === "MSW") server.use(handler);
  else mock.use(handler);
  const response = await (door === "MSW" ? fetch : mock.fetch)(`http://localhost${path}`);
  expect([response.status, await response.text()]).toEqual([418, "teapot"]);
  const errors = door === "MSW" ? [expect.stringContaining("status 418 is not declared")] : [];
  expect(takeErrors()).toEqual(errors);
});

test("a response that was not passed to unchecked() is rejected", async () => {
  mock.use(mock.handle("ListFactor", () => new Response("teapot", { status: 418 }), { once: true }));
  await expect(mock.fetch(path)).rejects.toThrow("Return respond(…), original(), passthrough(), unchecked(response)");
});
