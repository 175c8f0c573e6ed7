import { beforeAll, describe, expect, it } from "vitest";
import type { Schema } from "../src/openapi.ts";
import { documentWith, union, withResponse } from "./documents.ts";
import { filterValid, loadMock, type Mock, workshop } from "./load.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await loadMock(workshop);
});

const cutter = ["machine", "laser"];
const period = { start: "2026-03-01T09:00:00Z", hours: 1 };
const guests = ["Ada", "Grace", "Edith"].map((name) => ({ name }));

describe("the schema of a field", () => {
  it.each<[string, string, string[], unknown[], unknown[]]>([
    ["ListBookings", "limit", [], [1, 100], [0, 101, 1.5, "20", null]],
    ["FetchBooking", "Workshop", [], ["abc", "north-dock", "abcdefghijkl"], ["ab", "abcdefghijklm", "North", "a--b"]],
    ["CreateBooking", "Kind", [], ["bench", "machine"], ["kiln", null]],
    ["CreateBooking", "Kind", ["bench"], ["bench"], ["machine"]],
    ["CreateBooking", "Machine.Process", ["machine"], ["laser", "plasma", "mill"], ["kiln"]],
    ["CreateBooking", "Machine.Process", cutter, ["laser", "plasma"], ["mill"]],
    ["CreateBooking", "Machine.Power", cutter, [0.5, 40.25, 100], [0.49, 100.1, "40"]],
    ["CreateBooking", "Tools", ["bench"], ['["saw"]'], [["saw"], "x".repeat(61)]],
    ["UpdateBooking", "title", [], ["🪚".repeat(12)], ["🪚".repeat(13)]],
    ["UpdateBooking", "guests", [], [[], guests.slice(1)], [guests, [{}], [{ name: "Ada", of_age: "yes" }], null]],
    ["UpdateBooking", "period", [], [period], [{ start: period.start }, { ...period, start: 1 }, { ...period, x: 1 }]],
  ])("of %s's %s, in the variant %j, accepts %j and rejects %j", (id, name, variant, valid, invalid) => {
    const { schema } = mock.field(id, name, variant);
    expect(filterValid(schema, [...valid, ...invalid])).toEqual(valid);
  });

  it("is separate from the schema of its JSON content", () => {
    const { content } = mock.field("CreateBooking", "Tools", ["bench"]);
    const values = [["saw"], '["saw"]', [""], ["saw", "file", "rasp", "plane"]];
    expect(filterValid(content, values)).toEqual([["saw"]]);
  });
});

describe("the schema of a response", () => {
  const place = { id: "bk_0000000a", title: "Sign", note: null, guide: null };
  const bench = { ...place, kind: "bench", tools: [] };
  const machine = (settings: object) => ({ ...place, kind: "machine", machine: settings });
  const fetchErrors = (body: unknown) => mock.validateResponse("FetchBooking", 200, body);
  const listErrors = (...bookings: object[]) => mock.validateResponse("ListBookings", 200, { bookings, next: null });

  it("accepts every named example", () => {
    const { examples: known, errors: knownErrors, operations } = mock.contract;
    const checked = Object.values(operations).flatMap(({ id, responses }) =>
      Object.entries(responses).flatMap(([status, { examples }]) =>
        examples.map((name) => {
          const { value } = known.responses[name] ?? knownErrors[name] ?? {};
          return { name, errors: mock.validateResponse(id, Number(status), value) };
        }),
      ),
    );
    const names = ["TwoBookings", "NoBookings", "MillBooking", "BenchBooking", ...Array(3).fill("NoSuchPlace")];
    expect(checked).toEqual(names.map((name) => ({ name, errors: [] })));
  });

  it("accepts null exactly where it is allowed", () => {
    expect(fetchErrors({ ...bench, note: "n", guide: { name: "Ada" } })).toEqual([]);
    expect(fetchErrors(bench)).toEqual([]);
    expect(fetchErrors({ ...bench, title: null })).toEqual(["/title type"]);
    expect(fetchErrors(null)).toContain(" type");
  });

  it("checks both levels of a nested union in every item, and only the selected variant", () => {
    const valid = [machine({ process: "plasma", power: 5 }), machine({ process: "mill", speed: 500 }), bench];
    expect(listErrors(...valid)).toEqual([]);
    expect(listErrors(bench, machine({ process: "mill", power: 5 }))).toEqual(["/bookings/1/machine required"]);
    expect(listErrors(machine({ process: "laser", power: 0 }))).toEqual(["/bookings/0/machine/power minimum"]);
  });

  it.each([
    ["missing", machine({ power: 5 }), "/machine required"],
    ["unknown", machine({ process: "kiln", power: 5 }), "/machine/process enum"],
    ["unknown", { ...bench, kind: "shed" }, "/kind enum"],
    ["the name of a method", { ...bench, kind: "constructor" }, "/kind enum"],
  ])("reports nothing but the discriminator if it is %s", (_title, body, error) => {
    expect(fetchErrors(body)).toEqual([error]);
  });
});

describe("a generated schema", () => {
  const text = { type: "string" };
  const variants: Record<string, Schema> = {
    Round: { type: "object", required: ["Form", "Radius"], properties: { Form: text, Radius: { type: "integer" } } },
    Square: { type: "object", required: ["Form", "Side"], properties: { Form: text, Side: { type: "integer" } } },
  };
  const shape = union("Form", { round: "Round", square: "Square" });
  const round = { Form: "round", Radius: 1 };

  async function createValidator(schema: Schema | boolean, components: Record<string, Schema> = variants) {
    const small = await loadMock(documentWith(withResponse(schema as Schema), components));
    return (value: unknown) => small.validateResponse("MakeThing", 200, value);
  }

  it("keeps the keywords beside a union", async () => {
    const colored = await createValidator({ ...shape, required: ["Color"], properties: { Color: text } });
    expect(colored({ ...round, Color: "red" })).toEqual([]);
    expect(colored(round)).toEqual([" required"]);
    expect(colored({ ...round, Color: 1 })).toEqual(["/Color type"]);
    expect((await createValidator({ ...shape, allOf: [{ required: ["Color"] }] }))(round)).toEqual([" required"]);
  });

  it("allows null for a union or null, and supports a discriminator of an anyOf", async () => {
    expect((await createValidator({ anyOf: [shape, { type: "null" }] }))(null)).toEqual([]);
    const { oneOf: anyOf = [], discriminator } = shape;
    const validate = await createValidator({ anyOf, ...(discriminator && { discriminator }) });
    expect(validate({ ...round, Radius: "1" })).toEqual(["/Radius type"]);
  });

  it("resolves a $ref to a part of another schema", async () => {
    const side = { $ref: "#/components/schemas/Square/properties/Side" };
    expect([1, "1"].map(await createValidator(side))).toEqual([[], [" type"]]);
    expect((await createValidator({ properties: { Side: side } }))({ Side: "1" })).toEqual(["/Side type"]);
  });

  it("reports only the type of a value of the wrong type", async () => {
    const validate = await createValidator({ enum: ["a"], type: "string" });
    expect([5, "b"].map(validate)).toEqual([[" type"], [" enum"]]);
  });

  it("may contain itself in an item", async () => {
    const parts = { type: "array", items: { $ref: "#/components/schemas/Tree" } };
    const Tree = { type: "object", required: ["name"], properties: { name: text, parts } };
    const validate = await createValidator({ $ref: "#/components/schemas/Tree" }, { Tree });
    expect(validate({ name: "a", parts: [{ name: "b", parts: [] }] })).toEqual([]);
    expect(validate({ name: "a", parts: [{ parts: [] }] })).toEqual(["/parts/0 required"]);
  });
});
