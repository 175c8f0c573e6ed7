import { beforeAll, describe, expect, it } from "vitest";
import { load, readWorkshop } from "./generated.ts";
import { allows, faultsOf, fieldOf } from "./reading.ts";
import type { Runtime } from "./runtime.ts";

let runtime: Runtime;
beforeAll(async () => {
  runtime = await load(await readWorkshop());
});

const cutter = ["machine", "laser"];
const mill = ["machine", "mill"];

describe("the schema of a field", () => {
  it.each([
    ["ListBookings", "limit", [], [1, 100], [0, 101, 1.5, "20", null]],
    ["ListBookings", "cancelled", [], [true, false], ["true", 1, null]],
    ["ListBookings", "order", [], ["newest", "oldest"], ["Newest", "", null]],
    ["FetchBooking", "Workshop", [], ["abc", "north-dock", "abcdefghijkl"], ["ab", "abcdefghijklm", "North", "a--b"]],
    ["FetchBooking", "Booking", [], ["bk_0123abcd"], ["bk_0123abc", "bk_0123abcde", "xbk_0123abcd"]],
    ["CreateBooking", "Kind", [], ["bench", "machine"], ["kiln", null]],
    ["CreateBooking", "Kind", ["bench"], ["bench"], ["machine"]],
    ["CreateBooking", "Machine.Process", ["machine"], ["laser", "plasma", "mill"], ["kiln"]],
    ["CreateBooking", "Machine.Process", cutter, ["laser", "plasma"], ["mill"]],
    ["CreateBooking", "Machine.Power", cutter, [0.5, 40.25, 100], [0.49, 100.1, "40"]],
    ["CreateBooking", "Machine.Speed", mill, [100, 24000], [99, 24001, 100.5]],
    ["CreateBooking", "Period.Hours", ["bench"], [1, 8], [0, 9]],
    ["UpdateBooking", "note", [], [null, "", "x".repeat(40)], ["x".repeat(41), 1]],
    ["UpdateBooking", "guests", [], [[], [{ name: "Ada" }]], [[{}], [{ name: "Ada", of_age: "yes" }], null]],
    ["UpdateBooking", "guests", [], [[{ name: "A" }, { name: "B" }]], [[{ name: "A" }, { name: "B" }, { name: "C" }]]],
    [
      "UpdateBooking",
      "period",
      [],
      [{ start: "2026-03-01T09:00:00Z", hours: 1 }],
      [{ start: "2026-03-01T09:00:00Z" }, { start: 1, hours: 1 }, { start: "2026-03-01T09:00:00Z", hours: 1, x: 1 }],
    ],
  ])("of %s's %s, under %j, takes %j and refuses %j", (id, name, under, taken, refused) => {
    const { schema } = fieldOf(runtime, id, name, under);
    expect(taken.filter((value) => !allows(runtime, schema, value))).toEqual([]);
    expect(refused.filter((value) => allows(runtime, schema, value))).toEqual([]);
  });

  it("checks a date and a time", () => {
    const { schema: date } = fieldOf(runtime, "ListBookings", "from");
    const { schema: moment } = fieldOf(runtime, "CreateBooking", "Period.Start", ["bench"]);
    const texts = ["2026-03-01", "2026-03-01T09:00:00Z", "1 March 2026"];
    expect(texts.map((text) => allows(runtime, date, text))).toEqual([true, false, false]);
    expect(texts.map((text) => allows(runtime, moment, text))).toEqual([false, true, false]);
  });

  it("counts code points, not UTF-16 units", () => {
    const { schema } = fieldOf(runtime, "UpdateBooking", "title");
    expect([12, 13].map((length) => allows(runtime, schema, "🪚".repeat(length)))).toEqual([true, false]);
  });

  it("tells a JSON text from its content", () => {
    const { schema, content } = fieldOf(runtime, "CreateBooking", "Tools", ["bench"]);
    const texts = ['["saw"]', ["saw"], "x".repeat(61)];
    expect(texts.map((value) => allows(runtime, schema, value))).toEqual([true, false, false]);
    const contents = [["saw"], '["saw"]', [""], ["saw", "file", "rasp", "plane"]];
    expect(contents.map((value) => allows(runtime, content, value))).toEqual([true, false, false, false]);
  });
});

describe("the schema of an answer", () => {
  const place = { id: "bk_0000000a", title: "Sign", note: null, guide: null };
  const bench = { ...place, kind: "bench", tools: [] };
  const machine = (settings: object) => ({ ...place, kind: "machine", machine: settings });
  const list = (...bookings: object[]) => ({ bookings, next: null });

  it("takes every named example of every operation", () => {
    const answers = Object.values(runtime.table.operations).flatMap(({ id, responses }) =>
      Object.entries(responses).flatMap(([status, { examples }]) =>
        examples.map((name) => ({ name, faults: faultsOf(runtime, id, +status, runtime.table.answers[name]?.value) })),
      ),
    );
    expect(answers).toEqual(
      ["TwoBookings", "NoBookings", "MillBooking", "BenchBooking"].map((name) => ({ name, faults: [] })),
    );
  });

  it("takes null exactly where null may be", () => {
    expect(faultsOf(runtime, "FetchBooking", 200, { ...bench, note: "n", guide: { name: "Ada" } })).toEqual([]);
    expect(faultsOf(runtime, "FetchBooking", 200, bench)).toEqual([]);
    expect(faultsOf(runtime, "FetchBooking", 200, { ...bench, title: null })).toEqual(["/title type"]);
    expect(faultsOf(runtime, "FetchBooking", 200, null)).toContain(" type");
  });

  it("checks an address", () => {
    expect(faultsOf(runtime, "ListBookings", 200, { bookings: [], next: "page 2" })).toEqual(["/next format"]);
  });

  it("refuses what a part of an allOf asks for", () => {
    const { note, ...incomplete } = bench;
    expect(faultsOf(runtime, "FetchBooking", 200, incomplete)).toEqual([" required"]);
    expect(faultsOf(runtime, "FetchBooking", 200, { ...bench, id: "bk_1" })).toEqual(["/id pattern"]);
  });

  it("looks into both levels of a nested union, in every item of a list", () => {
    const good = [machine({ process: "plasma", power: 5 }), machine({ process: "mill", speed: 500 }), bench];
    expect(faultsOf(runtime, "ListBookings", 200, list(...good))).toEqual([]);
    const wrongMember = [bench, machine({ process: "mill", power: 5 })];
    expect(faultsOf(runtime, "ListBookings", 200, list(...wrongMember))).toEqual(["/bookings/1/machine required"]);
  });

  it("finds faults in the member meant and in no other", () => {
    const weak = machine({ process: "laser", power: 0 });
    expect(faultsOf(runtime, "ListBookings", 200, list(weak))).toEqual(["/bookings/0/machine/power minimum"]);
    const { tools, ...empty } = bench;
    expect(faultsOf(runtime, "FetchBooking", 200, empty)).toEqual([" required"]);
  });

  it("calls a missing discriminator just that", () => {
    expect(faultsOf(runtime, "FetchBooking", 200, machine({ power: 5 }))).toEqual(["/machine required"]);
  });

  it("calls an unknown discriminator just that", () => {
    const kiln = machine({ process: "kiln", power: 5 });
    expect(faultsOf(runtime, "FetchBooking", 200, kiln)).toEqual(["/machine/process enum"]);
    expect(faultsOf(runtime, "FetchBooking", 200, { ...bench, kind: "shed" })).toEqual(["/kind enum"]);
    expect(faultsOf(runtime, "FetchBooking", 200, { ...bench, kind: "constructor" })).toEqual(["/kind enum"]);
  });

  it("is none for an answer without a body", () => {
    expect(runtime.table.operations.CancelBooking?.responses).toEqual({ 204: { headers: [], examples: [] } });
  });
});
