import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import { contract, createParcelMock } from "./fixtures/parcels.ts";
import { createRoomMock } from "./fixtures/rooms.ts";

const path = "/v1/rooms/RM0000000a";
const headers = { Authorization: "Bearer token" };

test("respond() sends a body and headers of its own", async () => {
  const mock = createRoomMock();
  mock.use(mock.respond("FetchRoom", 404, { body: { error: "Gone fishing" }, headers: { "X-Trace": "1" } }));
  const response = await mock.fetch(path);
  expect(await response.json()).toEqual({ error: "Gone fishing" });
  expect(response.headers.get("x-trace")).toBe("1");
});

test("respond() rejects what the description does not declare", () => {
  const { respond } = createRoomMock();
  expect(() => respond("Nope" as never, 200 as never)).toThrow(
    'mock.respond("Nope", 200): unknown operation. Expected',
  );
  expect(() => respond("FetchRoom", 500 as never)).toThrow("FetchRoom declares no response 500. Expected one of 200,");
  expect(() => respond("FetchRoom", 404, { example: "No" as never })).toThrow(
    "unknown example No. Expected one of Not",
  );
  expect(() => respond("FetchRoom", 200, { body: { id: 5 } as never })).toThrow(
    'has a number at /id, which violates "',
  );
  expect(() => respond("DeleteRoom", 204, { body: {} as never })).toThrow("a response of 204 has no body");
});

test("handle() passes the decoded input of valid requests only", async () => {
  const mock = createParcelMock();
  const seen: unknown[] = [];
  const resolver = mock.handle("ChangeParcel", async ({ params, query, body, request, respond }) => {
    seen.push({ params, query, body, text: await request.text() });
    return respond(200, { body: { mine: true } });
  });
  mock.use(resolver);
  expect((await mock.patch({ note: 5 })).status).toBe(400);
  expect((await mock.patch({ note: "x" })).body).toEqual({ mine: true });
  const body = { note: "x", size: [1, 2] };
  expect(seen).toEqual([{ params: { Depot: "north", Parcel: "p1" }, query: {}, body, text: '{"note":"x"}' }]);
});

test("original() runs the handler once and returns a copy, also of an input", async () => {
  const inputs: unknown[] = [];
  const respond = ({ body }: { body: object }) => ({ status: inputs.push(body) && 200, body });
  const mock = createParcelMock({ handlers: { ChangeParcel: respond } as never });
  const resolver = mock.handle("ChangeParcel", async ({ original }) => {
    Object.assign((await original()).body as object, { changed: true });
    return original();
  });
  mock.use(resolver);
  expect((await mock.patch({ note: "x" })).body).toEqual({ note: "x", size: [1, 2] });
  expect(inputs).toHaveLength(1);
});

test("a resolver leaves a request to the mock, or simulates a network error", async () => {
  const mock = createParcelMock();
  mock.use(mock.handle("FetchStatus", () => undefined));
  expect((await mock.send("/status")).status).toBe(200);
  mock.use(mock.handle("FetchStatus", () => HttpResponse.error()));
  await expect(mock.send("/status")).rejects.toThrow(new TypeError("Failed to fetch"));
});

test("a resolver returns an undeclared response only through unchecked()", async () => {
  const mock = createParcelMock();
  const busy = () => new Response("busy", { status: 502 });
  mock.use(mock.handle("FetchStatus", ({ unchecked }) => unchecked(busy())));
  const response = await mock.fetch("/api/status");
  expect([response.status, await response.text()]).toEqual([502, "busy"]);
  mock.use(mock.handle("FetchStatus", busy));
  await expect(mock.send("/status")).rejects.toThrow('mock.handle("FetchStatus"): the resolver returned a Response.');
});

test("the latest override wins, `once` applies to one request, reset() removes all", async () => {
  const mock = createRoomMock();
  const status = async () => (await mock.fetch(path, { headers })).status;
  mock.use(mock.respond("FetchRoom", 200));
  mock.use(mock.respond("FetchRoom", 404, { once: true }));
  expect([await status(), await status(), await status()]).toEqual([404, 200, 200]);
  mock.reset();
  expect(await status()).toBe(404);
});

test("changing an example in a resolver changes no later response", async () => {
  const mock = createRoomMock();
  const resolver = mock.handle("FetchRoom", ({ respond }) => {
    const response = respond(200);
    response.body.name += "!";
    return response;
  });
  mock.use(resolver);
  const name = async () => (await (await mock.fetch(path, { headers })).json()).name;
  expect([await name(), await name()]).toEqual(["Blue!", "Blue!"]);
});

test("use() rejects what would never match", () => {
  const mock = createRoomMock();
  const override = createParcelMock({ contract: { ...contract } }).respond("FetchStatus", 200, { body: 1 });
  expect(() => mock.use(override)).toThrow("received a handler of another API, for FetchStatus");
  expect(() => mock.use({} as never)).toThrow("expected handlers of mock.respond() or mock.handle()");
});
