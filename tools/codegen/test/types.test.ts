import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../src/index.ts";
import type { Schema } from "../src/openapi.ts";
import { addOperation, documentWith, listProblems, withResponse } from "./documents.ts";
import { engineStub, workshop, writeFiles } from "./load.ts";

// Each @ts-expect-error precedes an incorrect use. If the use compiles, @ts-expect-error is an error.
const uses = {
  "both discriminators select a variant of a nested union": `
    const place = { Title: "Sign", Badge: "123456", "Period.Start": "2026-03-01T09:00:00Z" } as const;
    const body: CreateBookingRequest = { ...place, Kind: "machine", "Machine.Process": "laser", "Machine.Power": 5 };
    const mill: CreateBookingRequest = { Title: "Gear", Kind: "machine", "Machine.Process": "mill", "Machine.Speed": 500 };
    // @ts-expect-error
    const other: CreateBookingRequest = { ...place, Kind: "machine", "Machine.Process": "laser", "Machine.Speed": 500 };
    // @ts-expect-error
    const kiln: CreateBookingRequest = { ...place, Kind: "machine", "Machine.Process": "kiln", "Machine.Power": 5 };
    // @ts-expect-error
    const shed: CreateBookingRequest = { ...place, Kind: "shed" };`,

  "a response narrows by its discriminators": `
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

  "parameters are typed, and optional with a default": `
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

  "headers and responses without a body are typed": `
    type Responses = operations["ListBookings"]["responses"];
    const total: Responses[200]["headers"]["X-Total-Count"] = 2;
    // @ts-expect-error
    const text: Responses[200]["headers"]["X-Total-Count"] = "2";
    const nothing: operations["CancelBooking"]["responses"][204]["content"] = undefined;
    // @ts-expect-error
    type Unknown = Responses[500];`,
};

const flags = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--noEmit"];
const language = ["--target", "es2022", "--module", "nodenext", "--allowImportingTsExtensions", "--types", ""];

let folder: string;
let types: string;
let diagnostics: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "codegen-"));
  const { files: generated } = await generate(workshop, ["types", "client", "mock"]);
  types = generated["types.ts"] ?? "";
  const names = [...types.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => name);
  const header = `import type { ${names.join(", ")} } from "./types.ts";\nimport { contract } from "./contract.ts";\n`;
  const files = Object.fromEntries(Object.values(uses).map((use, index) => [`use-${index}.ts`, header + use]));
  await writeFiles(folder, { "package.json": '{ "type": "module" }', ...generated, ...files });
  await writeFiles(join(folder, "node_modules/@verify-factors/openapi-mock"), engineStub);
  diagnostics = await compile(["operations.ts", ...Object.keys(files)]);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

/** Returns the diagnostics of the workspace's TypeScript, which is newer than that of this package. */
function compile(files: string[]): Promise<string> {
  const { resolve } = createRequire(new URL("../../../package.json", import.meta.url));
  const tsc = join(dirname(resolve("typescript/package.json")), "bin", "tsc");
  return promisify(execFile)(process.execPath, [tsc, ...flags, ...language, ...files], { cwd: folder }).then(
    () => "",
    ({ stdout, stderr, message }) => stdout + stderr || message,
  );
}

describe("in the generated types", () => {
  it.each(Object.keys(uses).map((title, index) => [title, `use-${index}.ts`] as const))("%s", (_title, file) => {
    expect(diagnostics.split("\n").filter((line) => line.startsWith(file))).toEqual([]);
  });

  it("nothing else has errors", () => {
    expect(diagnostics.split("\n").filter((line) => line && !/^(use-|\s)/.test(line))).toEqual([]);
  });
});

describe("a property has", () => {
  it("the description of the target of its $ref", () => {
    expect(types).toMatch(/What the others read on the door\. \*\/\s+Title: components\["schemas"\]\["Title"\];/);
  });

  it("the description of its discriminator value, once", () => {
    expect(types).toMatch(/A place to work by hand\.[\s*]+@constant\s+\*\/\s+Kind: "bench";/);
    expect(types.match(/Kind: "bench"/g)).toHaveLength(1);
  });
});

describe("the type of a $ref", () => {
  const X = { type: "object", properties: { y: { type: "array", items: { const: "item" } } } };
  const response = { content: { "application/json": { schema: { const: "response" } } } };

  it.each<[string, string]>([
    ["#/components/schemas/X/properties/y/items", '"item"'],
    ["#/components/responses/Ok/content/application~1json/schema", '"response"'],
    ["#/paths/~1others/post/responses/200/content/application~1json/schema", '"response"'],
  ])("%s is the type of its target", async ($ref, type) => {
    const document = addOperation(documentWith(withResponse({ $ref }), { X }), { responses: { 200: response } });
    document.components = { ...document.components, responses: { Ok: response } };
    const { files } = await generate(document, ["types"]);
    expect(files["types.ts"]?.split("MakeThing: {")[1]).toContain(`"application/json": ${type};`);
  });

  it("is reported if its target contains itself", async () => {
    const pointer = "#/paths/~1things/post/responses/200/content/application~1json/schema";
    const document = documentWith(withResponse({ type: "object", properties: { child: { $ref: pointer } } }));
    expect(await listProblems("types", document)).toEqual([
      `${pointer}: the target of a $ref contains itself. Move it to \`components\`.`,
    ]);
  });
});

it("generates types without fetching an external example", async () => {
  const example = { externalValue: "http://127.0.0.1:9/none.json" };
  const content = { "application/json": { schema: {}, examples: { Far: example } } };
  const schemas = { Link: { type: "object", properties: { externalValue: { type: "string" } } } };
  const { files } = await generate(documentWith({ responses: { 200: { content } } }, schemas), ["types"]);
  expect(files["types.ts"]).toContain("externalValue?: string;");
});

describe("the type of a schema", () => {
  const text = { type: "string" };

  it.each<[string, Record<string, Schema>, string[], string]>([
    ["has the name of the schema", { "foo.bar": {}, FooBar: text, foo_bar: {} }, ["FooBar = FooBar"], ""],
    ["is omitted if schemas share its name", { foo: text, "f-oo": text }, [], "foo, f-oo: no type called "],
    ["is omitted if its name is not an identifier", { "3DSecure": text }, [], "3DSecure: no type called 3DSecure"],
    ["is omitted if its name is the name of a built-in type", { Record: text }, [], "Record: no type called Record"],
  ])("%s", async (_title, schemas, expected, warning) => {
    const { files, warnings } = await generate(documentWith({}, schemas), ["types"]);
    const aliases = files["types.ts"]?.matchAll(/^export type (\w+) = components\['schemas'\]\['(.*)'\];$/gm) ?? [];
    expect([...aliases].map(([, alias, name]) => `${alias} = ${name}`)).toEqual(expected);
    expect(warnings.join()).toContain(warning);
  });

  it("is not confused with a response of the same name", async () => {
    const document = documentWith({}, { ResponseError: text });
    document.components = { ...document.components, responses: { Error: {} } };
    const { files } = await generate(document, ["types"]);
    expect(files["types.ts"]).toContain("export type ResponseError = components['schemas']['ResponseError'];");
  });

  it("has the description of the schema", async () => {
    const Shelf = { ...text, description: "A shelf.\n\nNot a */." };
    const { files } = await generate(documentWith({}, { Shelf }), ["types"]);
    expect(files["types.ts"]).toContain("/**\n * A shelf.\n *\n * Not a *\\/.\n */\nexport type Shelf =");
  });
});
