import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../src/index.ts";
import { readWorkshop, write } from "./generated.ts";

// Each wrong use stands under a @ts-expect-error, which is an error itself where nothing is wrong.
const uses = {
  "every operation is known by its name": `
    const name: keyof operations = "CancelBooking";
    // @ts-expect-error
    const unknown: keyof operations = "MakeBooking";`,

  "a path knows its methods": `
    type Verbs = paths["/v1/workshops/{Workshop}/bookings/{Booking}"];
    const patch: Verbs["patch"] extends operations["UpdateBooking"] ? true : false = true;
    const put: undefined extends Verbs["put"] ? true : false = true;
    // @ts-expect-error
    type Nowhere = paths["/v1/workshops"];`,

  "a body with a default may leave it out": `
    const body: BookBench = { Kind: "bench", Title: "Sign", Badge: "123456", "Period.Start": "2026-03-01T09:00:00Z" };
    // @ts-expect-error
    const incomplete: BookBench = { Kind: "bench", Title: "Sign", Badge: "123456" };`,

  "JSON inside a string is its content": `
    const tools: BookBench["Tools"] = ["saw"];
    // @ts-expect-error
    const text: BookBench["Tools"] = '["saw"]';
    // @ts-expect-error
    const numbers: BookBench["Tools"] = [1];`,

  "a nested union goes by both discriminators": `
    const place = { Title: "Sign", Badge: "123456", "Period.Start": "2026-03-01T09:00:00Z" } as const;
    const body: CreateBookingRequest = { ...place, Kind: "machine", "Machine.Process": "laser", "Machine.Power": 5 };
    const mill: CreateBookingRequest = { Title: "Gear", Kind: "machine", "Machine.Process": "mill", "Machine.Speed": 500 };
    // @ts-expect-error
    const other: CreateBookingRequest = { ...place, Kind: "machine", "Machine.Process": "laser", "Machine.Speed": 500 };
    // @ts-expect-error
    const kiln: CreateBookingRequest = { ...place, Kind: "machine", "Machine.Process": "kiln", "Machine.Power": 5 };
    // @ts-expect-error
    const shed: CreateBookingRequest = { ...place, Kind: "shed" };`,

  "an answer narrows by its discriminators": `
    export function read(booking: Booking): number | string[] {
      // @ts-expect-error
      booking.machine;
      if (booking.kind === "bench") return booking.tools;
      if (booking.machine.process === "mill") return booking.machine.speed;
      // @ts-expect-error
      booking.machine.speed;
      return booking.machine.power;
    }
    export function first({ bookings }: BookingList): "bench" | "machine" | undefined {
      return bookings[0]?.kind;
    }`,

  "null is exactly where null may be": `
    const list: BookingList = { bookings: [], next: null };
    const update: UpdateBookingRequest = { note: null };
    const guide: BookedPlace["guide"] = null;
    // @ts-expect-error
    const title: UpdateBookingRequest = { title: null };
    // @ts-expect-error
    const bookings: BookingList = { bookings: null, next: null };
    // @ts-expect-error
    const missing: BookingList = { bookings: [] };`,

  "a nested object and a list are typed within": `
    const update: UpdateBookingRequest = { period: { start: "soon", hours: 1 }, guests: [{ name: "Ada", of_age: true }] };
    // @ts-expect-error
    const half: UpdateBookingRequest = { period: { start: "soon" } };
    // @ts-expect-error
    const age: UpdateBookingRequest = { guests: [{ name: "Ada", of_age: 37 }] };
    // @ts-expect-error
    const undeclared: UpdateBookingRequest = { notes: "n" };`,

  "parameters are typed, those with a default left out": `
    type Parameters = operations["ListBookings"]["parameters"];
    const none: Parameters["query"] = {};
    const all: Parameters["query"] = { limit: 1, cancelled: true, order: "newest", from: "2026-03-01" };
    const path: Parameters["path"] = { Workshop: "north" };
    // @ts-expect-error
    const text: Parameters["query"] = { limit: "1" };
    // @ts-expect-error
    const order: Parameters["query"] = { order: "up" };
    // @ts-expect-error
    const nowhere: Parameters["path"] = {};`,

  "a body is required where the description says so": `
    // @ts-expect-error
    const create: operations["CreateBooking"]["requestBody"] = undefined;
    const update: operations["UpdateBooking"]["requestBody"] = undefined;
    type Form = NonNullable<operations["CreateBooking"]["requestBody"]>["content"]["application/x-www-form-urlencoded"];
    const same: Form extends CreateBookingRequest ? true : false = true;`,

  "headers and answers without a body are typed": `
    type Answers = operations["ListBookings"]["responses"];
    const total: Answers[200]["headers"]["X-Total-Count"] = 2;
    // @ts-expect-error
    const text: Answers[200]["headers"]["X-Total-Count"] = "2";
    const nothing: operations["CancelBooking"]["responses"][204]["content"] = undefined;
    // @ts-expect-error
    type Unknown = Answers[500];`,

  "an object that may hold anything may hold something": `
    const refusal: Refusal = {
      code: 12, message: "No.", more_info: "https://workshop.example", status: 422, details: { violations: [] },
    };
    // @ts-expect-error
    const list: Refusal["details"] = "none";`,
};

const flags = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--noEmit"];
const language = ["--target", "es2022", "--module", "nodenext", "--allowImportingTsExtensions", "--types", ""];

let folder: string;
let types: string;
let complaints: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "codegen-"));
  ({ "types.ts": types = "" } = await generate("types", await readWorkshop()));
  const names = [...types.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => name);
  const header = `import type { ${names.join(", ")} } from "./types.ts";\n`;
  const files = Object.values(uses).map((use, index) => [`use-${index}.ts`, header + use]);
  await write(folder, { "package.json": '{ "type": "module" }', "types.ts": types, ...Object.fromEntries(files) });
  complaints = await compile(files.map(([name = ""]) => name));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

/** What the TypeScript of the workspace's root says; this package has another, older one for itself. */
function compile(files: string[]): Promise<string> {
  const { resolve } = createRequire(new URL("../../../package.json", import.meta.url));
  const tsc = join(dirname(resolve("typescript/package.json")), "bin", "tsc");
  return new Promise((done) =>
    execFile(process.execPath, [tsc, ...flags, ...language, ...files], { cwd: folder }, (error, stdout, stderr) =>
      done(error ? stdout + stderr || error.message : ""),
    ),
  );
}

describe("in the generated types", () => {
  it.each(Object.keys(uses).map((title, index) => [title, `use-${index}.ts`] as const))("%s", (_title, file) => {
    expect(complaints.split("\n").filter((line) => line.startsWith(file))).toEqual([]);
  });

  it("nothing else is wrong", () => {
    expect(complaints.split("\n").filter((line) => line && !/^(use-|\s)/.test(line))).toEqual([]);
  });
});

describe("an editor shows, on a property,", () => {
  it("the description of the schema that its $ref leads to", () => {
    expect(types).toMatch(/What the others read on the door\. \*\/\s+Title: components\["schemas"\]\["Title"\];/);
  });

  it("the description of a discriminator's value, which is written once", () => {
    expect(types).toMatch(/A place to work by hand\.[\s*]+@constant\s+\*\/\s+Kind: "bench";/);
    expect(types.match(/Kind: "bench"/g)).toHaveLength(1);
  });
});
