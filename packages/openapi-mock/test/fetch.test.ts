import type { FormatError } from "@verify-factors/openapi-mock";
import { afterEach, expect, test, vi } from "vitest";
import { createParcelMock } from "./fixtures/parcels.ts";

afterEach(() => vi.unstubAllGlobals());

const url = "https://parcels.example/api/depots/north/parcels/p1";
const init = { method: "PATCH", body: '{"note":"x"}', headers: { "Content-Type": "application/json" } };

test.each<[string, () => Parameters<typeof fetch>]>([
  ["a string", () => [url, init]],
  ["a URL", () => [new URL(url), init]],
  ["a relative URL", () => ["/api/depots/north/parcels/p1", init]],
  ["a Request", () => [new Request(url, init)]],
  ["a Request and overrides", () => [new Request(url, { ...init, method: "PUT" }), { method: "PATCH" }]],
])("accepts %s", async (_title, arrange) => {
  const response = await createParcelMock().fetch(...arrange());
  expect(response.headers.get("Content-Type")).toBe("application/json");
  expect((await response.json()).body.note).toBe("x");
});

test.each(["https://other.example/", "file:///etc/hosts", "data:,x", "about:blank", "ws://x"])(
  "responds to %s with 404",
  async (address) => {
    const bases: string[] = [];
    const formatError: FormatError = ({ name, request }) => ({ name, index: bases.push(request.base) });
    const response = await createParcelMock({ formatError }).fetch(address);
    expect([response.status, await response.json()]).toEqual([404, { name: "NotFound", index: 1 }]);
    expect(bases.map((base) => new URL(base).protocol)).toEqual([new URL(address).protocol]);
  },
);

test("warns about a path of the API under another base URL", async () => {
  const warn = vi.fn();
  const mock = createParcelMock({ warn });
  for (const path of ["/v2/status?x=1", "/api/unknown"]) {
    expect((await mock.fetch(`https://parcels.example${path}`)).status).toBe(404);
  }
  const message = "GET https://parcels.example/v2/status has a path of the API, but the base URL of the mock is ";
  expect(warn.mock.calls).toEqual([["base URL", expect.stringContaining(message)]]);
});

test("rejects with the reason of an aborted signal, before and during the request", async () => {
  const mock = createParcelMock();
  const reason = new Error("stop");
  await expect(mock.fetch(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  mock.use(mock.handle("FetchStatus", () => new Promise<void>(() => {})));
  for (const withRequest of [true, false]) {
    const controller = new AbortController();
    const { signal } = controller;
    const status = "https://parcels.example/api/status";
    const promise = withRequest ? mock.fetch(new Request(status, { signal })) : mock.fetch(status, { signal });
    controller.abort(reason);
    await expect(promise).rejects.toBe(reason);
  }
});

test("sends a passed-through request to the network, with its body", async () => {
  const network = vi.fn(async (request: Request) => new Response(await request.text()));
  vi.stubGlobal("fetch", network);
  const mock = createParcelMock();
  mock.use(mock.handle("ChangeParcel", ({ passthrough }) => passthrough()));
  const response = await mock.fetch(new Request(url, init));
  expect(await response.text()).toBe(init.body);
});

test("responds to plain requests, and to HEAD without a body", async () => {
  const text = async () => '{"note":"x"}';
  const mock = createParcelMock();
  const response = await mock.handleRequest({ method: "PATCH", url, headers: new Headers(init.headers), text });
  expect(JSON.parse(String(response.body)).body.note).toBe("x");
  expect(response.headers["content-length"]).toBe(String(response.body?.length));
  expect(await mock.handleRequest({ method: "HEAD", url, headers: new Headers(), text })).toMatchObject({
    status: 405,
    body: null,
  });
});
