import { beforeAll, describe, expect, it } from "vitest";
import { generate } from "../src/index.ts";
import type { Document, Schema } from "../src/openapi.ts";
import { addOperation, documentWith, error, union, withBody, withForm, withQuery, withResponse } from "./documents.ts";
import { loadMock, type Mock, workshop } from "./load.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await loadMock(workshop);
});

describe("the contract", () => {
  it("contains the server, and each operation by id in the order of the description", () => {
    expect(mock.contract.server).toBe("https://workshop.example/api");
    const ids = ["ListBookings", "CreateBooking", "FetchBooking", "UpdateBooking", "CancelBooking"];
    expect(Object.keys(mock.contract.operations)).toEqual(ids);
    expect(mock.contract.operations.UpdateBooking).toMatchObject({
      id: "UpdateBooking",
      method: "PATCH",
      path: "/v1/workshops/{Workshop}/bookings/{Booking}",
      body: { mediaType: "application/json" },
    });
  });

  it("contains the fields in the order of the description, parts of an allOf first", () => {
    const { ListBookings, CreateBooking } = mock.contract.operations;
    const queryNames = ["limit", "cancelled", "order", "from", "kind"];
    expect(ListBookings?.parameters.query.map(({ name }) => name)).toEqual(queryNames);
    const names = ["Title", "Badge", "Period.Start", "Period.Hours", "Kind", "Tools", "Helpers", "Breaks"];
    expect(CreateBooking?.body?.variants?.bench?.fields.map(({ name }) => name)).toEqual(names);
  });

  it("contains the schema, headers and named examples of each response", () => {
    expect(mock.contract.operations.ListBookings?.responses).toEqual({
      200: { schema: expect.any(Object), headers: ["X-Total-Count"], examples: ["TwoBookings", "NoBookings"] },
      400: { schema: expect.any(Object), headers: [], examples: [] },
    });
    expect(mock.contract.operations.CancelBooking?.responses).toEqual({
      204: { headers: [], examples: [] },
      404: { schema: expect.any(Object), headers: [], examples: ["NoSuchPlace"] },
    });
  });

  it("contains the examples of requests and responses, including inline ones", () => {
    const { requests, responses } = mock.contract.examples;
    expect(Object.keys(requests)).toEqual(["BookBench", "BookMill", "MoveBooking"]);
    expect(responses.NoBookings).toEqual({ value: { bookings: [], next: null } });
    expect(requests.BookMill?.value).toMatchObject({ "Machine.Speed": 6000 });
  });

  it("contains the errors for invalid requests", () => {
    expect(mock.contract.errorResponses).toEqual({
      unknownPath: "NoSuchPlace",
      methodNotAllowed: "MethodNotAllowed",
      unauthenticated: "NoBadge",
      missing: "Incomplete",
      invalid: "Unusable",
    });
    const names = ["NoSuchPlace", "BadgeRejected", "MethodNotAllowed", "NoBadge", "Incomplete", "Unusable"];
    expect(Object.keys(mock.contract.errors).sort()).toEqual(names.sort());
    expect(mock.contract.errors.Incomplete).toMatchObject({ status: 400, messageTemplate: "Please give {parameter}" });
    expect(mock.contract.errors.BadgeRejected).not.toHaveProperty("messageTemplate");
  });

  it("omits documentation", async () => {
    const words = { title: "A length", description: "How long.", deprecated: true, example: 5, "x-unit": "m" };
    const schema = { ...words, examples: [6], externalDocs: { url: "https://small.example" }, type: "integer" };
    const body = { ...words, type: "object", properties: { Length: schema } };
    const document = documentWith({ ...withForm(body), ...withResponse(body) });
    const { files } = await generate(document, ["mock"]);
    expect(Object.values(files).join("\n")).not.toMatch(/How long|x-unit/);
    const small = await loadMock(document);
    expect(small.validateResponse("MakeThing", 200, { Length: "5" })).toEqual(["/Length type"]);
  });
});

describe("the status of an error", () => {
  async function listStatuses(document: Document) {
    const { errors } = (await loadMock(document)).contract;
    return Object.fromEntries(Object.entries(errors).map(([name, { status }]) => [name, status]));
  }

  it("is the status of the response that declares it", async () => {
    const response = (name: string, value: object) => ({
      content: { "application/json": { examples: { [name]: { value } } } },
    });
    const responses = { 409: response("Taken", { status: 1 }), "5XX": response("Broken", {}) };
    expect(await listStatuses(documentWith({ responses }))).toMatchObject({ Taken: 409, Broken: 500 });
  });

  it("is the status of a response even if a field of an earlier operation refers to the error", async () => {
    const Bad = { $ref: "#/components/examples/Bad" };
    const document = documentWith(withForm({ type: "object", properties: { A: { "x-invalid-error": Bad } } }));
    document.components = { examples: { Bad: { value: {} } } };
    const responses = { 409: { content: { "application/json": { examples: { Bad } } } } };
    expect(await listStatuses(addOperation(document, { responses }))).toMatchObject({ Bad: 409 });
  });

  it("is the status in its value, otherwise the default of the error", async () => {
    const names = ["unknownPath", "methodNotAllowed", "missing", "unauthenticated", "unsupportedMediaType"];
    const defaults = Object.fromEntries(names.map((name) => [name, { value: { message: "No." } }]));
    const errors = { ...defaults, invalid: { value: { status: 422 } } };
    expect(await listStatuses({ ...documentWith({}), "x-error-responses": errors })).toEqual({
      UnknownPath: 404,
      MethodNotAllowed: 405,
      Unauthenticated: 401,
      Missing: 400,
      Invalid: 422,
      UnsupportedMediaType: 415,
    });
  });
});

describe("examples", () => {
  it("of the range 2XX are examples of responses, not errors", async () => {
    const content = { "application/json": { examples: { Made: { value: "a" } } } };
    const { contract } = await loadMock(documentWith({ responses: { "2XX": { content } } }));
    expect(Object.keys(contract.examples.responses)).toEqual(["Made"]);
    expect(contract.errors).not.toHaveProperty("Made");
  });

  it("of an inline x-invalid-error are named after their field and keep their headers", async () => {
    const field = (message: string) => ({
      type: "integer",
      "x-invalid-error": { ...error(400, message), "x-response-headers": { "Retry-After": "1" } },
    });
    const schema = { type: "object", properties: { A: field("A is bad"), B: field("B is bad") } };
    const { contract } = await loadMock(documentWith(withForm(schema)));
    const names = contract.operations.MakeThing?.body?.fields.map(({ errorName = "" }) => errorName);
    expect(names).toEqual(["InvalidA", "InvalidB"]);
    const headers = { "Retry-After": "1" };
    expect(contract.errors.InvalidB).toEqual({ ...error(400, "B is bad"), status: 400, headers });
  });

  it("of the x-invalid-error of a parameter's schema belong to the parameter", async () => {
    const schemas = { Id: { type: "string", "x-invalid-error": error(410) } };
    const { contract } = await loadMock(documentWith(withQuery({ Id: { $ref: "#/components/schemas/Id" } }), schemas));
    expect(contract.operations.MakeThing?.parameters.query).toMatchObject([{ errorName: "InvalidId" }]);
  });
});

it("prefers the error that a path parameter names to the error of the operation", async () => {
  const Id = { name: "Id", in: "path", required: true, schema: {}, "x-invalid-error": error(410) };
  const Other = { name: "Other", in: "path", required: true, schema: {} };
  const document = documentWith({ parameters: [Id, Other], responses: { 404: { description: "No." } } });
  delete document["x-error-responses"];
  const { field } = await loadMock(document);
  expect(field("MakeThing", "Id").errorName).toBe("InvalidId");
  expect(field("MakeThing", "Other").errorName).toBe("MakeThing404");
});

describe("security", () => {
  const schemes = {
    Basic: { type: "http", scheme: "Basic" },
    Token: { type: "oauth2" },
    Key: { type: "apiKey", in: "query", name: "key" },
  };
  async function generateSecurity(root: object, operation: object) {
    const document = { ...documentWith(operation), ...root, components: { securitySchemes: schemes } };
    document["x-error-responses"] = { ...document["x-error-responses"], unauthenticated: error(401) };
    const { contract } = await loadMock(document);
    return { schemes: contract.securitySchemes, security: contract.operations.MakeThing?.security };
  }

  it("comes from the description unless the operation has its own", async () => {
    const root = { security: [{ Basic: [] }, { Token: ["read"], Key: [] }] };
    expect((await generateSecurity(root, {})).security).toEqual([["Basic"], ["Token", "Key"]]);
    expect((await generateSecurity(root, { security: [{ Key: [] }] })).security).toEqual([["Key"]]);
    expect((await generateSecurity(root, { security: [] })).security).toEqual([]);
    expect((await generateSecurity({}, {})).security).toEqual([]);
  });

  it("supports basic, bearer and API keys, and treats OAuth 2.0 as bearer", async () => {
    expect((await generateSecurity({}, {})).schemes).toEqual({
      Basic: { type: "http", scheme: "basic" },
      Token: { type: "http", scheme: "bearer" },
      Key: { type: "apiKey", in: "query", name: "key" },
    });
  });
});

describe("a field that narrows another schema", () => {
  const components = {
    Count: { type: "integer", minimum: 1 },
    List: { type: "string", contentMediaType: "application/json", contentSchema: { type: "array" } },
    Secret: { type: "string", format: "password" },
  };

  it.each([
    ["Count", { maximum: 9 }, { type: "integer", expected: "a whole number from 1 to 9" }],
    ["Secret", { minLength: 8 }, { type: "string", secret: true, expected: "at least 8 characters" }],
    ["List", { maxLength: 20 }, { type: "json", content: { type: "array" } }],
  ])("keeps the keywords of %s", async (name, further, expected) => {
    const Value = { allOf: [{ $ref: `#/components/schemas/${name}` }], ...further };
    const small = await loadMock(documentWith(withForm({ type: "object", properties: { Value } }), components));
    expect(small.field("MakeThing", "Value")).toMatchObject(expected);
  });

  it("also narrows a field of the same name in another part of an allOf", async () => {
    const parts = [{ properties: { Value: components.Secret } }, { properties: { Value: { minLength: 8 } } }];
    const small = await loadMock(documentWith(withForm({ allOf: parts })));
    expect(small.field("MakeThing", "Value")).toMatchObject({ secret: true, expected: "at least 8 characters" });
  });
});

it("ignores extensions among the responses", async () => {
  const document = documentWith({ responses: { 204: {}, "x-slow": true, "x-cost": { units: 5 } } });
  expect(Object.keys((await loadMock(document)).contract.operations.MakeThing?.responses ?? {})).toEqual(["204"]);
  expect((await generate(document, ["types"])).files["types.ts"]).not.toContain("x-");
});

it("ignores examples in other files, and allows an example that is called constructor", async () => {
  const examples = { Far: { externalValue: "far.json" }, constructor: { value: 5 } };
  const content = { "application/json": { schema: {}, examples } };
  const { contract } = await loadMock(documentWith({ responses: { 200: { content } } }));
  expect(contract.operations.MakeThing?.responses[200]?.examples).toEqual(["constructor"]);
  expect(contract.examples.responses).toMatchObject({ constructor: { value: 5 } });
});

it.each([
  ["https://{region}.small.example/{base}", "https://eu.small.example/v1"],
  ["//small.example", "https://small.example"],
])("contains the server %s as %s", async (url, expected) => {
  const variables = { region: { default: "eu" }, base: { default: "v1" } };
  const { contract } = await loadMock({ ...documentWith({}), servers: [{ url, variables }] });
  expect(contract.server).toBe(expected);
});

it("warns that the servers of operations are ignored", async () => {
  const document = documentWith({ servers: [{ url: "https://files.example" }] });
  const warning =
    "`servers` of a path or an operation are ignored. All operations use the first server of the description.";
  expect((await generate(document, ["mock"])).warnings).toEqual([`#/paths/~1things/post: ${warning}`]);
});

it("warns about a read-only property that is required", async () => {
  const id = { type: "string", readOnly: true };
  const body = withBody({ type: "object", required: ["id"], properties: { id, date: id } });
  expect((await generate(documentWith(body), ["mock"])).warnings).toEqual([
    "#/paths/~1things/post/requestBody/content/application~1json/schema/properties/id: id is read-only but required, " +
      "so requests must contain it. Use a schema without it for requests.",
  ]);
});

it("never writes text of the description as code", async () => {
  const text = "\u0000(() => { throw new Error('injected'); })()\u0000";
  const document = documentWith(withResponse({ type: "string", const: text }));
  const { contract, validateResponse } = await loadMock(document);
  expect(contract.server).toBe("https://small.example");
  expect(validateResponse("MakeThing", 200, text)).toEqual([]);
});

it.each<[string, Schema]>([
  ["a property", { type: "object", properties: { pin: { $ref: "#/components/schemas/Pin" } } }],
  ["a map", { type: "object", additionalProperties: { $ref: "#/components/schemas/Pin" } }],
  ["an item", { type: "array", items: { $ref: "#/components/schemas/Pin" } }],
  ["a variant", { anyOf: [{ $ref: "#/components/schemas/Pin" }, { type: "null" }] }],
  ["a part of itself", { $ref: "#/components/schemas/Nested" }],
])("never repeats a value that holds a password in %s", async (_place, Value) => {
  const Pin = { type: "string", format: "password", maxLength: 4 };
  const Nested = { type: "object", properties: { more: { $ref: "#/components/schemas/Nested" }, pin: Pin } };
  const body = withBody({ type: "object", properties: { Value } });
  const { send } = await loadMock(documentWith(body, { Pin, Nested }));
  for (const value of ["hunter2", ["hunter2"], { pin: "hunter2" }, { more: { pin: "hunter2" } }]) {
    const response = await send("MakeThing", { body: { Value: value } });
    if (response.status === 422) expect(JSON.stringify(response)).not.toContain("hunter2");
  }
  expect((await send("MakeThing", { body: { Value: 5 } })).status).toBe(422);
});

it("keeps the schemas of fields with the same name apart", async () => {
  const variant = (value: string, size: Schema, other: Record<string, Schema> = {}) => ({
    type: "object",
    properties: { Kind: { type: "string", const: value }, "Size.Of": size, ...other },
  });
  const components = {
    A: variant("a", { type: "integer" }, { Size_Of: { type: "string" } }),
    B: variant("b", { type: "boolean" }),
  };
  const { field } = await loadMock(documentWith(withForm(union("Kind", { a: "A", b: "B" })), components));
  expect(field("MakeThing", "Size.Of", ["a"]).schema).toEqual({ type: "integer" });
  expect(field("MakeThing", "Size_Of", ["a"]).schema).toEqual({ type: "string" });
  expect(field("MakeThing", "Size.Of", ["b"]).schema).toEqual({ type: "boolean" });
});
