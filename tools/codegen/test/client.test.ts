import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { generate } from "../src/index.ts";
import type { Document, Schema } from "../src/openapi.ts";
import { documentWith, union, withForm, withResponse } from "./documents.ts";
import { load, loadMock, type Mock, workshop } from "./load.ts";

interface Operation {
  id: string;
  method: string;
  path: string;
  pathParameters: Record<string, RegExp>;
  query: Record<string, { type: string; maximum?: number }>;
  body?: { mediaType: string; json: string[] };
  success?: Record<string, Record<string, string>>;
}

interface Client {
  server: string;
  operations: Record<string, Operation>;
  secretNames: string[];
}

const loadClient = (document: Document) => load<Client>(document, "client", "operations.ts");

let client: Client;
beforeAll(async () => {
  client = await loadClient(workshop);
});

describe("the operations of a client", () => {
  const bookings = "/v1/workshops/{Workshop}/bookings";
  const mapOperations = <T>(read: (operation: Operation) => T) =>
    Object.fromEntries(Object.entries(client.operations).map(([id, operation]) => [id, read(operation)]));

  it("have the server, and an id, a method and a path", () => {
    expect(client.server).toBe("https://workshop.example/api");
    expect(mapOperations(({ id, method, path }) => `${id} ${method} ${path}`)).toEqual({
      ListBookings: `ListBookings GET ${bookings}`,
      CreateBooking: `CreateBooking POST ${bookings}`,
      FetchBooking: `FetchBooking GET ${bookings}/{Booking}`,
      UpdateBooking: `UpdateBooking PATCH ${bookings}/{Booking}`,
      CancelBooking: `CancelBooking DELETE ${bookings}/{Booking}`,
    });
  });

  it("have the media type of the body, and the fields that are JSON inside a string, of all variants", () => {
    expect(mapOperations(({ body }) => body)).toEqual({
      CreateBooking: {
        mediaType: "application/x-www-form-urlencoded",
        json: ["Tools", "Breaks"],
        lists: ["Helpers", "Breaks"],
      },
      UpdateBooking: { mediaType: "application/json", json: [] },
    });
  });

  it("list a field that is JSON in several variants once", async () => {
    const json = { type: "string", contentMediaType: "application/json", contentSchema: {} };
    const variants: Record<string, Schema> = {
      A: { properties: { Kind: { const: "a" }, Data: json, Plain: { ...json, contentMediaType: "text/plain" } } },
      B: { properties: { Kind: { const: "b" }, Data: { $ref: "#/components/schemas/Json" }, More: json } },
    };
    const form = withForm(union("Kind", { a: "A", b: "B" }));
    const { operations } = await loadClient(documentWith(form, { ...variants, Json: json }));
    expect(operations.MakeThing?.body?.json).toEqual(["Data", "More"]);
  });

  it("have the pattern of each path parameter", () => {
    const patterns = Object.values(client.operations.FetchBooking?.pathParameters ?? {});
    expect(patterns.map(String)).toEqual(["/^(?=[^]{3,12}$)[a-z]+(-[a-z]+)*$/u", "/^bk_[0-9a-f]{8}$/u"]);
  });

  it("have the type and the maximum of each query parameter", () => {
    expect(client.operations.ListBookings?.query).toEqual({
      limit: { type: "integer", maximum: 100 },
      cancelled: { type: "boolean" },
      order: { type: "string" },
      from: { type: "string" },
      kind: { type: "array", items: "string" },
    });
  });

  it("have the properties that every variant of a successful response requires, with their types", () => {
    const booking = { id: "string", title: "string", note: "string | null", guide: "object | null", kind: "string" };
    expect(mapOperations(({ success }) => success)).toEqual({
      ListBookings: { 200: { bookings: "array", next: "string | null" } },
      CreateBooking: { 201: booking },
      FetchBooking: { 200: booking },
      UpdateBooking: { 200: booking },
    });
  });

  it("share equal values in a constant of the first operation; secrets are listed by name", async () => {
    const { files } = await generate(workshop, ["client"]);
    expect(files["operations.ts"]?.match(/(?<=^const )\w+/gm)).toEqual([
      "listBookingsPathParameters",
      "listBookingsSuccess",
      "createBookingSuccess",
      "fetchBookingPathParameters",
      "fetchBookingSuccess",
    ]);
    expect(client.secretNames).toEqual(["Badge"]);
  });
});

it.each(["2fa", "😀", "---"])("generates a valid module for an operation called %s", async (operationId) => {
  const response = withResponse({ required: ["a"], properties: { a: { type: "string" } } });
  const { operations } = await loadClient(documentWith({ operationId, ...response }));
  expect(operations).toMatchObject({ [operationId]: { success: { 200: { a: "string" } } } });
});

it("generates the error codes by the names of their examples", async () => {
  const { errorCodes } = await load<{ errorCodes: object }>(workshop, "client", "error-codes.ts");
  expect(errorCodes).toEqual({ Incomplete: 11, Unusable: 12, NoSuchPlace: 13, MethodNotAllowed: 15, NoBadge: 16 });
});

describe("a body that the client serializes and the mock decodes", () => {
  const bench = { Kind: "bench", Title: "Bird table", Badge: "123456", "Period.Start": "2026-03-01T09:00:00Z" };
  const long = { ...bench, "Period.Hours": 4 };
  const cutter = { ...bench, Kind: "machine", "Machine.Process": "plasma", "Machine.Power": 99.9, "Period.Hours": 8 };
  // Import it at run time, because its types need the generated code of the client.
  const serializer = join(import.meta.dirname, "../../../packages/client/src/serialize-body.ts");
  let serialize: (id: string, body: object) => string;
  let mock: Mock;
  beforeAll(async () => {
    const { serializeBody } = await import(/* @vite-ignore */ pathToFileURL(serializer).href);
    serialize = (id, body) => serializeBody(client.operations[id], body);
    mock = await loadMock(workshop);
  });

  it.each([
    ["CreateBooking", { ...long, Tools: ["saw", "file & rasp", "🪚"] }],
    ["CreateBooking", { ...long, Tools: [] }],
    ["CreateBooking", { ...long, Helpers: ["Ada", "B & C"], Breaks: [{ at: "10:00" }, { at: "12:00", minutes: 30 }] }],
    ["CreateBooking", { ...long, Helpers: ["Ada"] }],
    ["CreateBooking", cutter],
    ["CreateBooking", { Kind: "machine", Title: "Cog & +", "Machine.Process": "mill", "Machine.Speed": 6000 }],
    ["UpdateBooking", {}],
    ["UpdateBooking", { note: null, guests: [{ name: "Ada", of_age: true }] }],
  ])("is unchanged in %s: %j", async (id, body) => {
    expect((await mock.send(id, { body: serialize(id, body) })).body).toEqual(body);
  });

  it("omits undefined values, which get their defaults", async () => {
    const body = serialize("CreateBooking", { ...bench, "Period.Hours": undefined, Tools: undefined });
    expect((await mock.send("CreateBooking", { body })).body).toEqual({ ...bench, "Period.Hours": 2 });
  });
});
