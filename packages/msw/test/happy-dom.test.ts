// @vitest-environment happy-dom
import { createFactorMock } from "@verify-factors/msw";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { Api } from "./api.ts";
import { expectedLifecycle, runLifecycle } from "./lifecycle.ts";
import { overXhr } from "./xhr.ts";

const service = createFactorMock();
const backend = createFactorMock({ baseUrl: "/api/verify", credentials: "none" });
const server = setupServer(...service.handlers, ...backend.handlers);
/** MSW 2 takes the place of fetch and XMLHttpRequest; MSW 3 that of the network below, where preflights are seen. */
const belowFetch = inject("msw") === "msw";
let exchanges: string[] = [];

beforeAll(() => {
  server.events.on("response:mocked", ({ request, response }) => {
    exchanges.push(`${request.method} ${response.status}`);
  });
  server.listen();
});
beforeEach(() => {
  server.resetHandlers();
  exchanges = [];
});
afterAll(() => server.close());

test("this is a page of happy-dom, of another origin than the service's", () => {
  expect(navigator.userAgent).toContain("HappyDOM/");
  expect(location.origin).toBe("http://localhost:3000");
});

describe.each([
  ["fetch", (request: Request) => fetch(request)],
  ["XMLHttpRequest", overXhr],
])("through %s", (_name, send) => {
  const api = new Api({ send });

  test("reaches the service of another origin, after a preflight", async () => {
    expect(await runLifecycle(api)).toEqual(expectedLifecycle);
    const calls = expectedLifecycle.map((line) => line.slice(0, 3));
    const methods = ["POST", "POST", "POST", "POST", "POST", "POST", "POST", "GET", "DELETE", "GET"];
    expect(exchanges).toEqual(
      calls.flatMap((status, index) => [...(belowFetch ? ["OPTIONS 204"] : []), `${methods[index]} ${status}`]),
    );
  });

  test("reads the exposed headers of a response", async () => {
    const { sid } = (await api.createTotp()).body;
    expect((await api.update(sid, {})).headers.get("Twilio-Verify-Factor-Signature")).toMatch(/./);
  });

  test.runIf(belowFetch)("a service that does not response preflights is not reached", async () => {
    server.use(
      http.get(api.factors, () => HttpResponse.json({})),
      http.options(api.factors, () => new HttpResponse()),
    );
    await expect(api.list()).rejects.toThrow();
    expect(exchanges).toEqual(["OPTIONS 200"]);
  });

  test("the page's own backend is reached, without a preflight", async () => {
    const own = new Api({ send, baseUrl: `${location.origin}/api/verify`, authorization: null });
    expect(await runLifecycle(own)).toEqual(expectedLifecycle);
    expect(exchanges).not.toContain("OPTIONS 204");
  });
});
