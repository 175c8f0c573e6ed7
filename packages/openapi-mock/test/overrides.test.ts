import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import { createParcelMock } from "./fixtures/parcels.ts";
import { createRoomMock } from "./fixtures/rooms.ts";

const path = "/v1/rooms/RM0000000a";
const headers = { Authorization: "Bearer token" };
const blue = { id: "RM0000000a", name: "Blue", seats: 8 };

test("respond() sends an example with its headers, or the given body and headers", async () => {
  const mock = createRoomMock();
  const receive = async (options: Parameters<typeof mock.respond<"CreateRoom", 409>>[2]) => {
    mock.use(mock.respond("CreateRoom", 409, options));
    const response = await mock.fetch("/v1/rooms", { method: "POST" });
    const names = ["Retry-After", "X-Trace", "Access-Control-Allow-Origin"];
    return [await response.json(), ...names.map((name) => response.headers.get(name))];
  };
  const body = { error: "Gone fishing" };
  const own = { "X-Trace": "1", "retry-after": "0", "access-control-allow-origin": "https://app.example" };
  expect(await receive({})).toEqual([{ error: "Blue exists" }, "60", null, "*"]);
  expect(await receive({ example: "NameTaken" })).toEqual([{ error: "Blue exists" }, "60", null, "*"]);
  expect(await receive({ body })).toEqual([body, null, null, "*"]);
  expect(await receive({ body, example: "NameTaken" })).toEqual([body, "60", null, "*"]);
  expect(await receive({ body, headers: own })).toEqual([body, "0", "1", "https://app.example"]);
  expect(await receive({ headers: own })).toEqual([{ error: "Blue exists" }, "0", "1", "https://app.example"]);
});

test.each<[unknown[], string]>([
  [["Nope", 200], 'mock.respond("Nope", 200): unknown operation. Expected one of ListRooms, CreateRoom,'],
  [["toString", 200], "unknown operation"],
  [["FetchRoom", 500], "FetchRoom declares no response 500. Expected one of 200,"],
  [["FetchRoom", "404"], "the status must be a number"],
  [["FetchRoom", 404, { example: "No" }], "unknown example No. Expected one of NotFound."],
  [["DeleteRoom", 204, { example: "NotFound" }], "unknown example NotFound. Expected one of none."],
  [["DeleteRoom", 204, { body: {} }], "a 204 response has no body"],
  [["FetchRoom", 200, { body: null }], 'the body is null, which violates "type" "object".'],
  [["FetchRoom", 200, { body: { ...blue, name: undefined } }], "the body lacks /name."],
  [["FetchRoom", 200, { body: { ...blue, name: 5 } }], 'has a number at /name, which violates "type" "string".'],
  [["FetchRoom", 200, { body: { ...blue, id: "s3cret" } }], 'has a string at /id, which violates "pattern" "^RM['],
  [["ListRooms", 200, { body: { rooms: [blue, { ...blue, seats: "s3cret" }], next: null } }], "at /rooms/1/seats"],
  [["FetchRoom", 404, { headers: { "Keep-Alive": "1" } }], "the header keep-alive is set by the transport. Remove it."],
  [["FetchRoom", 404, { headers: { "a b": "c" } }], "the header a b has a name or value that HTTP does not allow"],
  [["FetchRoom", 404, { headers: { a: "s3cret\u0001" } }], "the header a has a name or value that HTTP does not allow"],
  [["FetchRoom", 404, { body: { error: "No", status: 400 } }], "the status in the body must be 404, not 400."],
])("respond() rejects an undeclared response, without repeating its values: %j", (call, message) => {
  const { respond } = createRoomMock() as unknown as { respond(...call: unknown[]): unknown };
  expect(() => respond(...call)).toThrow(TypeError);
  expect(() => respond(...call)).toThrow(message);
  expect(() => respond(...call)).not.toThrow("s3cret");
});

test("handle() passes only valid requests, decoded", async () => {
  const mock = createParcelMock({ credentials: { username: "ada", password: "secret" } });
  const seen: unknown[] = [];
  const resolver = mock.handle("ChangeParcel", async ({ params, query, body, request, respond }) => {
    seen.push({ params, query, body, text: await request.text() });
    return respond(200, { body: { mine: true } });
  });
  mock.use(resolver);
  const change = (note: unknown, user: string) =>
    mock.send("/depots/north/parcels/p1", {
      method: "PATCH",
      body: JSON.stringify({ note }),
      headers: { "Content-Type": "application/json", Authorization: `Basic ${btoa(`${user}:secret`)}` },
    });
  expect([(await change(5, "ada")).status, (await change("x", "grace")).status]).toEqual([400, 401]);
  expect((await change("x", "ada")).body).toEqual({ mine: true });
  const body = { note: "x", size: [1, 2] };
  expect(seen).toEqual([{ params: { Depot: "north", Parcel: "p1" }, query: {}, body, text: '{"note":"x"}' }]);
  expect(() => mock.handle("Nope" as never, () => {})).toThrow('mock.handle("Nope"): unknown operation');
});

test.each([true, false])("original() runs the handler once, on a copy (returned: %s)", async (isReturned) => {
  const inputs: unknown[] = [];
  const respond = ({ body }: { body: object }) => ({ status: inputs.push(body) && 200, body });
  const mock = createParcelMock({ handlers: { ChangeParcel: respond } as never });
  const resolver = mock.handle("ChangeParcel", async ({ body, original }) => {
    Object.assign(body as object, { note: "changed" });
    Object.assign((await original()).body as object, { changed: true });
    return isReturned ? original() : undefined;
  });
  mock.use(resolver);
  expect((await mock.patch({ note: "x" })).body).toEqual({ note: "x", size: [1, 2] });
  expect(inputs).toHaveLength(1);
});

test("a resolver can return undefined for the mock's response, or a network error", async () => {
  const mock = createParcelMock();
  mock.use(mock.handle("FetchStatus", () => undefined));
  expect((await mock.send("/status")).status).toBe(200);
  mock.use(mock.handle("FetchStatus", () => HttpResponse.error()));
  await expect(mock.send("/status")).rejects.toThrow(new TypeError("Failed to fetch"));
});

test("a resolver can return an undeclared response through unchecked()", async () => {
  const mock = createParcelMock();
  mock.use(mock.handle("FetchStatus", ({ unchecked }) => unchecked(new Response("busy", { status: 502 }))));
  const response = await mock.fetch("/api/status");
  expect([response.status, await response.text()]).toEqual([502, "busy"]);
});

test.each<[unknown, string]>([
  [new Response(), "the resolver returned a Response. Return respond(…)"],
  ["ok", "the resolver returned ok."],
  [null, "the resolver returned null."],
  [{ status: 409, body: {} }, "FetchRoom declares no response 409."],
  [{ status: 200, body: { id: blue.id } }, "the body lacks /name"],
])("a resolver cannot return %j", async (returned, message) => {
  const mock = createRoomMock();
  mock.use(mock.handle("FetchRoom", () => returned as never));
  await expect(mock.fetch(path, { headers })).rejects.toThrow(`mock.handle("FetchRoom"): ${message}`);
});

test("the latest override wins, `once` handles one request, and reset() removes all", async () => {
  const mock = createRoomMock();
  const readStatus = async (method = "GET") => (await mock.fetch(path, { method, headers })).status;
  mock.use(mock.respond("FetchRoom", 200));
  mock.use(mock.handle("FetchRoom", ({ respond }) => respond(404), { once: true }));
  mock.use(mock.respond("FetchRoom", 404, { once: true }));
  const statuses = await Promise.all(Array.from({ length: 4 }, () => readStatus()));
  expect(statuses.sort()).toEqual([200, 200, 404, 404]);
  expect(mock.coverage().counts.FetchRoom).toEqual({ 200: 2, 404: 2 });
  expect(mock.calls("FetchRoom")).toHaveLength(4);
  expect([await readStatus("PUT"), await readStatus("OPTIONS"), await readStatus("DELETE")]).toEqual([405, 204, 404]);
  mock.reset();
  expect(await readStatus()).toBe(404);
});

test("does not keep a `once` handler in memory after its request", async () => {
  setFlagsFromString("--expose_gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const mock = createRoomMock();
  const references = [1, 2].map(() => {
    const handler = mock.respond("FetchRoom", 404, { once: true });
    mock.use(handler);
    return new WeakRef(handler);
  });
  await mock.fetch(path, { headers });
  await setImmediate();
  collectGarbage();
  expect(references.filter((handler) => handler.deref())).toHaveLength(1);
});

test("a resolver that changes an example does not change later responses", async () => {
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

test("use() rejects handlers of MSW and of other mocks", () => {
  const mock = createRoomMock();
  const override = createRoomMock().respond("FetchRoom", 404);
  expect(() => mock.use(override)).toThrow("received a handler of another mock, for FetchRoom");
  expect(() => mock.use({} as never)).toThrow("expected handlers of mock.respond() or mock.handle()");
});

test("handle() ignores the body of a GET request over HTTP", async () => {
  const mock = createRoomMock();
  mock.use(mock.handle("ListRooms", () => undefined));
  const request = { method: "GET", url: "https://rooms.example/v1/rooms", headers: new Headers(headers) };
  expect(await mock.handleRequest({ ...request, text: async () => "ignored" })).toMatchObject({ status: 200 });
});

test("messages quote strings, and nothing else", () => {
  const mock = createRoomMock();
  const respond = (status: unknown) => () => mock.respond("ListRooms", status as never);
  expect(respond("200")).toThrow('the status must be a number, not "200".');
  expect(respond([200])).toThrow("the status must be a number, not [200].");
  expect(respond(() => 200)).toThrow("the status must be a number, not a function.");
  expect(respond(200n)).toThrow("the status must be a number, not 200.");
  expect(respond(new Date(Number.NaN))).toThrow("the status must be a number, not an invalid Date.");
});
