import { beforeAll, describe, expect, it } from "vitest";
import { receive, request, send } from "./exchange.ts";
import { load, readWorkshop } from "./generated.ts";
import type { Runtime } from "./runtime.ts";

let runtime: Runtime;
beforeAll(async () => {
  runtime = await load(await readWorkshop());
});

const bench = { Kind: "bench", Title: "Bird table", Badge: "123456", "Period.Start": "2026-03-01T09:00:00Z" };
const cutter = { ...bench, Kind: "machine", "Machine.Process": "laser", "Machine.Power": 0.5 };
const mill = { Kind: "machine", Title: "Gear & cog+", "Machine.Process": "mill", "Machine.Speed": 6000 };

describe("a body that the client encodes and the mock decodes", () => {
  it.each([
    ["a bench with JSON inside a string", { ...bench, "Period.Hours": 4, Tools: ["saw", "file & rasp", "🪚"] }],
    ["a bench with an empty list", { ...bench, "Period.Hours": 4, Tools: [] }],
    ["a cutter", { ...cutter, "Period.Hours": 8 }],
    [
      "a cutter of the other process",
      { ...cutter, "Machine.Process": "plasma", "Machine.Power": 99.9, "Period.Hours": 8 },
    ],
    ["a mill", { ...mill, "Machine.Cooled": false }],
  ])("is the same again as a form: %s", async (_title, body) => {
    expect((await receive(runtime, "CreateBooking", send(runtime, "CreateBooking", body))).body).toEqual(body);
  });

  it.each([
    ["nothing", {}],
    ["null", { note: null }],
    ["a list", { guests: [{ name: "Ada", of_age: true }, { name: "Grace" }] }],
    ["a nested object", { title: "Sign", period: { start: "2026-03-01T09:00:00Z", hours: 3 } }],
  ])("is the same again as JSON: %s", async (_title, body) => {
    expect((await receive(runtime, "UpdateBooking", send(runtime, "UpdateBooking", body))).body).toEqual(body);
  });

  it("leaves out what is undefined and gets what is the default", async () => {
    const body = { ...bench, "Period.Hours": undefined, Tools: undefined };
    const decoded = await receive(runtime, "CreateBooking", send(runtime, "CreateBooking", body));
    expect(decoded.body).toEqual({ ...bench, "Period.Hours": 2 });
  });

  it("holds only the fields of its member of the union", async () => {
    const body = { ...bench, "Machine.Power": 5, Machine: "none" };
    const decoded = await receive(runtime, "CreateBooking", send(runtime, "CreateBooking", body));
    expect(Object.keys(decoded.body)).toEqual(["Title", "Badge", "Period.Start", "Period.Hours", "Kind"]);
  });

  it("is each named example of a request", async () => {
    const { BookBench, BookMill, MoveBooking } = runtime.table.requests;
    const form = (value: object = {}) => new URLSearchParams(value as Record<string, string>).toString();
    const benchRequest = request(runtime, "CreateBooking", { body: form(BookBench?.value) });
    const millRequest = request(runtime, "CreateBooking", { body: form(BookMill?.value) });
    const moveRequest = request(runtime, "UpdateBooking", { body: JSON.stringify(MoveBooking?.value) });
    expect((await receive(runtime, "CreateBooking", benchRequest, true)).body).toEqual({
      ...BookBench?.value,
      "Period.Hours": 2,
      Tools: ["saw"],
    });
    expect((await receive(runtime, "CreateBooking", millRequest, true)).body).toEqual(BookMill?.value);
    expect((await receive(runtime, "UpdateBooking", moveRequest, true)).body).toEqual(MoveBooking?.value);
  });
});

describe("path and query", () => {
  it("become the values that the description declares", async () => {
    const listing = request(runtime, "ListBookings", { query: "?limit=7&cancelled=true&order=newest&from=2026-03-01" });
    expect(await receive(runtime, "ListBookings", listing)).toEqual({
      path: { Workshop: "north" },
      query: { limit: 7, cancelled: true, order: "newest", from: "2026-03-01" },
      body: {},
    });
  });

  it("have the defaults of the description, in its types", async () => {
    const decoded = await receive(runtime, "ListBookings", request(runtime, "ListBookings"));
    expect(decoded.query).toEqual({ limit: 20, cancelled: false, order: "oldest" });
  });

  it("are all that a request without a body has", async () => {
    const decoded = await receive(runtime, "CancelBooking", request(runtime, "CancelBooking"));
    expect(decoded).toEqual({ path: { Workshop: "north", Booking: "bk_0123abcd" }, query: {}, body: {} });
  });
});
