import { beforeAll, describe, expect, it } from "vitest";
import type { PathItem, Schema } from "../src/openapi.ts";
import { documentWith, error, withBody, withForm, withQuery } from "./documents.ts";
import { loadMock, type Mock, workshop } from "./load.ts";

let mock: Mock;
let strict: Mock;
beforeAll(async () => {
  [mock, strict] = await Promise.all([loadMock(workshop), loadMock(workshop, true)]);
});

const bench = { Kind: "bench", Title: "Sign", Badge: "123456", "Period.Start": "2026-03-01T09:00:00Z" };
const mill = { Kind: "machine", Title: "Gear & cog+", "Machine.Process": "mill", "Machine.Speed": 6000 };

function omit(body: object, ...names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

describe("a mock of the workshop decodes", () => {
  it("a form of a nested variant, without undeclared fields", async () => {
    const body = { ...mill, "Machine.Cooled": false };
    expect((await mock.send("CreateBooking", { body })).body).toEqual(body);
    const open = await mock.send("CreateBooking", { body: { ...bench, "Machine.Power": 5, Machine: "none" } });
    expect(Object.keys(open.body as object)).toEqual(["Title", "Badge", "Period.Start", "Period.Hours", "Kind"]);
  });

  it("the example of each request, even in strict mode", async () => {
    const { BookBench, BookMill, MoveBooking } = mock.contract.examples.requests;
    const send = async (id: string, value: unknown) => (await strict.send(id, { body: value as typeof bench })).body;
    const decoded = { ...(BookBench?.value as object), "Period.Hours": 2, Tools: ["saw"] };
    expect(await send("CreateBooking", BookBench?.value)).toEqual(decoded);
    expect(await send("CreateBooking", BookMill?.value)).toEqual(BookMill?.value);
    expect(await send("UpdateBooking", MoveBooking?.value)).toEqual(MoveBooking?.value);
  });

  it("path and query, with defaults in the types of the description", async () => {
    const query = "?limit=7&cancelled=true&order=newest&from=2026-03-01";
    expect(await mock.send("ListBookings", { query })).toMatchObject({
      path: { Workshop: "north" },
      query: { limit: 7, cancelled: true, order: "newest", from: "2026-03-01" },
    });
    expect((await mock.send("ListBookings")).query).toEqual({ limit: 20, cancelled: false, order: "oldest" });
    expect(await mock.send("CancelBooking")).toEqual({
      status: 200,
      path: { Workshop: "north", Booking: "bk_0123abcd" },
      query: {},
    });
  });
});

describe("a mock of the workshop rejects", () => {
  it.each([
    ["the outer discriminator", omit(bench, "Kind"), ["Kind"]],
    ["everything", {}, ["Title", "Kind"]],
    ["the inner discriminator", omit(mill, "Machine.Process"), ["Machine.Process"]],
    ["a field of one variant", omit(mill, "Machine.Speed"), ["Machine.Speed"]],
    ["fields of a part of an allOf", omit(bench, "Title", "Badge"), ["Title", "Badge"]],
  ])("a form without %s", async (_title, body, names) => {
    expect(await mock.send("CreateBooking", { body })).toMatchObject({
      status: 400,
      error: "Incomplete",
      message: `Please give ${names[0]}`,
      fieldErrors: names.map((parameter) => ({ parameter })),
    });
  });

  it.each<[string, string, Record<string, unknown>]>([
    ["CreateBooking", "Machine.Process", { ...mill, "Machine.Process": "kiln" }],
    ["CreateBooking", "Machine.Speed", { ...mill, "Machine.Speed": "06000" }],
    ["CreateBooking", "Machine.Cooled", { ...mill, "Machine.Cooled": "yes" }],
    ["CreateBooking", "Undeclared", { ...mill, Undeclared: 1 }],
    ["CreateBooking", "Tools", { ...bench, Tools: '["saw' }],
    ["CreateBooking", "Helpers", { ...bench, Helpers: "A" }],
    ["CreateBooking", "Breaks", { ...bench, Breaks: '{"at":10}' }],
  ])("in %s an invalid %s", async (id, parameter, body) => {
    expect(await mock.send(id, { body })).toMatchObject({
      status: 422,
      error: "Unusable",
      message: `${parameter} will not do`,
      fieldErrors: [{ parameter }],
    });
  });

  it("with the x-invalid-error of a parameter or property, without repeating a secret", async () => {
    const place = await mock.send("FetchBooking", { path: { Workshop: "NORTH" } });
    expect(place).toMatchObject({ status: 404, error: "NoSuchPlace", fieldErrors: [{ parameter: "Workshop" }] });
    const booking = await mock.send("FetchBooking", { path: { Booking: "bk_1" } });
    expect(booking).toMatchObject({ status: 422, error: "Unusable", fieldErrors: [{ parameter: "Booking" }] });
    const badge = await mock.send("CreateBooking", { body: { ...bench, Badge: "secret" } });
    const fieldErrors = [{ parameter: "Badge", expected: "text matching ^[0-9]{6}$" }];
    expect(badge).toMatchObject({ status: 403, error: "BadgeRejected", fieldErrors });
    expect(JSON.stringify(badge)).not.toContain("secret");
  });
});

describe("a parameter is converted to the type of its schema:", () => {
  const integer = { type: "integer", minimum: 1 };

  it.each<[string, Schema, string, unknown]>([
    ["an integer", integer, "5", 5],
    ["an integer by $ref", { $ref: "#/components/schemas/Count" }, "5", 5],
    ["an integer or null", { type: ["integer", "null"] }, "5", 5],
    ["a narrowed integer", { allOf: [{ $ref: "#/components/schemas/Count" }], maximum: 9 }, "5", 5],
    ["a number", { type: "number" }, "-0.25", -0.25],
    ["a boolean", { type: "boolean" }, "false", false],
    ["an enum of integers", { type: "integer", enum: [1, 5] }, "5", 5],
    ["an enum of integers without a type", { enum: [1, 5] }, "5", 5],
    ["an enum of numbers", { enum: [1, 2.5] }, "2.5", 2.5],
    ["a constant boolean", { const: true }, "true", true],
    ["a string of digits", { type: "string" }, "05", "05"],
    ["a string or null", { type: ["string", "null"] }, "null", "null"],
    ["an integer of a union", { anyOf: [integer, { type: "null" }] }, "5", 5],
    ["an integer of a union by $ref", { oneOf: [{ $ref: "#/components/schemas/Count" }, { const: "all" }] }, "5", 5],
    ["a constant of the same union", { oneOf: [integer, { const: "all" }] }, "all", "all"],
    ["a boolean or an integer", { anyOf: [{ type: "boolean" }, integer] }, "5", 5],
    ["a boolean or an integer, as types", { type: ["integer", "boolean"] }, "true", true],
    ["digits that only the string allows", { anyOf: [{ ...integer, maximum: 9 }, { type: "string" }] }, "2026", "2026"],
    ["an enum of integers and null without a type", { enum: [null, 1] }, "1", 1],
    ["a list or null", { anyOf: [{ type: "array", items: integer }, { type: "null" }] }, "5", [5]],
    ["a list or a single value", { anyOf: [{ type: "string" }, { type: "array", items: integer }] }, "5", [5]],
  ])("%s", async (_title, schema, text, value) => {
    const small = await loadMock(documentWith(withQuery({ Value: schema }), { Count: integer }));
    expect((await small.send("MakeThing", { query: `?Value=${text}` })).query).toEqual({ Value: value });
  });

  it.each([0, -1, 0.1, 1e-7, 1e21, Number.MAX_SAFE_INTEGER])("the number %d in a form", async (Value) => {
    const small = await loadMock(documentWith(withForm({ type: "object", properties: { Value: { type: "number" } } })));
    expect((await small.send("MakeThing", { body: { Value } })).body).toEqual({ Value });
  });

  it("JSON inside a string, including a default", async () => {
    const Data = { type: "string", contentMediaType: "application/json", contentSchema: {}, default: "[]" };
    const small = await loadMock(documentWith(withForm({ type: "object", properties: { Data } })));
    expect((await small.send("MakeThing", { body: {} })).body).toEqual({ Data: [] });
    for (const data of [null, 0, false, "text", { a: [null] }]) {
      expect((await small.send("MakeThing", { body: { Data: JSON.stringify(data) } })).body).toEqual({ Data: data });
    }
  });
});

describe("supports a field called", () => {
  it.each([
    ...["Period.Hours", "x-hours", "hours[]", "$hours", "小时", "2nd", "+", "class", "default", "return", "await"],
    ...["constructor", "toString", "Object", "Array", "RegExp", "isFinite", "Text", "TextSchema", "dateFormat"],
  ])("%s", async (name) => {
    const number = { type: "integer" };
    const properties = Object.fromEntries<Schema>([
      ["Part", { type: "string", contentMediaType: "application/json", contentSchema: { enum: ["a", "b"] } }],
      ["Text", { type: "string", pattern: "^[a-z]+$" }],
      ["Day", { type: "string", format: "date" }],
      [name, number],
    ]);
    const small = await loadMock(documentWith(withForm({ type: "object", properties })));
    expect((await small.send("MakeThing", { body: { [name]: 5 } })).body).toEqual({ [name]: 5 });
    expect(await small.send("MakeThing", { body: { [name]: "five" } })).toMatchObject({ status: 422 });
  });
});

it.each(["/größe/klein", "/a b", "/水"])("matches the path %s", async (path) => {
  const { paths, ...document } = documentWith({});
  const small = await loadMock({ ...document, paths: { [path]: paths["/things"] as PathItem } });
  expect((await small.fetch(path, { method: "POST" })).status).toBe(200);
});

it("prefers the path with more literal text, whatever the order in the description", async () => {
  const get = (operationId: string, ...names: string[]) => {
    const parameters = names.map((name) => ({ name, in: "path", required: true, schema: {} }));
    return { get: { operationId, parameters, responses: { 204: { description: "Done." } } } };
  };
  const paths = { "/a/{b}": get("One", "b"), "/a/{b}.{c}": get("Two", "b", "c"), "/a/x.y": get("Three") };
  const small = await loadMock({ ...documentWith({}), paths });
  expect(await (await small.fetch("/a/1.pdf")).json()).toMatchObject({ path: { b: "1", c: "pdf" } });
  expect(await (await small.fetch("/a/x.y")).json()).toMatchObject({ path: {} });
  expect(await (await small.fetch("/a/1")).json()).toMatchObject({ path: { b: "1" } });
});

it.each([19.99, 0.07, 0.3, 1234567.89])("accepts %d as a multiple of 0.01", async (Price) => {
  const small = await loadMock(documentWith(withBody({ properties: { Price: { type: "number", multipleOf: 0.01 } } })));
  expect((await small.send("MakeThing", { body: { Price } })).body).toEqual({ Price });
  expect((await small.send("MakeThing", { body: { Price: Price + 0.001 } })).status).toBe(422);
});

it.each<[Schema, object, string]>([
  [{ properties: {}, additionalProperties: false }, { b: 1 }, "has a number at /b, where nothing is allowed"],
  [{ properties: { b: { format: "date" } } }, { b: "x" }, 'has a string at /b, which violates "format" "date"'],
  [{ required: ["b"] }, {}, "lacks /b"],
])("says which part of an object is invalid: %j", async (schema, A, problem) => {
  const expected = `an object (it ${problem})`;
  const small = await loadMock(documentWith(withBody({ properties: { A: { type: "object", ...schema } } })));
  expect((await small.send("MakeThing", { body: { A } })).fieldErrors).toMatchObject([{ parameter: "A", expected }]);
});

it("keeps every field of a body that declares none", async () => {
  const small = await loadMock(documentWith(withBody({ type: "object" })), true);
  expect((await small.send("MakeThing", { body: { any: [1] } })).body).toEqual({ any: [1] });
});

it("responds to a preflight for a path that declares a secured OPTIONS, and lists OPTIONS once", async () => {
  const { paths, ...document } = documentWith({});
  const options = { operationId: "Ask", security: [{ key: [] }], responses: { 200: { description: "Asked." } } };
  const small = await loadMock({
    ...document,
    paths: { "/things": { ...paths["/things"], options } },
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    "x-error-responses": { ...document["x-error-responses"], unauthenticated: error(401) },
  });
  const ask = (headers: Record<string, string>) => small.fetch("/things", { method: "OPTIONS", headers });
  const preflight = await ask({ "Access-Control-Request-Method": "POST" });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("Access-Control-Allow-Methods")).toBe("POST, OPTIONS");
  expect((await ask({})).status).toBe(401);
  expect((await ask({ Authorization: "Bearer x" })).status).toBe(200);
  expect((await small.fetch("/things")).headers.get("Allow")).toBe("POST, OPTIONS");
});

it("matches a path parameter whose name is not an identifier", async () => {
  const document = documentWith({});
  const parameters = ["thing-id", "größe no"].map((name) => ({ name, in: "path", required: true, schema: {} }));
  const path = { ...document.paths["/things"], parameters } as PathItem;
  const small = await loadMock({ ...document, paths: { "/things/{thing-id}/teile/ä{größe no}": path } });
  const response = await small.fetch("/things/5/teile/ä6", { method: "POST" });
  expect(await response.json()).toMatchObject({ path: { "thing-id": "5", "größe no": "6" } });
});
