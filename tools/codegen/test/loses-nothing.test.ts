import { describe, expect, it } from "vitest";
import type { Schema } from "../src/openapi.ts";
import { documentWith, refusalOf, withAnswer, withBody, withForm, withQuery } from "./documents.ts";
import { load } from "./generated.ts";
import { faultsOf, operationOf } from "./reading.ts";

const text = { type: "string" };
const number = { type: "integer" };
const object = (properties: Record<string, Schema>, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});
const pointer = (name: string) => `#/components/schemas/${name}`;
const union = {
  oneOf: [{ $ref: pointer("Round") }, { $ref: pointer("Square") }],
  discriminator: { propertyName: "Form", mapping: { round: pointer("Round"), square: pointer("Square") } },
};
const members = {
  Round: object({ Form: { ...text, const: "round" }, Radius: number }),
  Square: object({ Form: { ...text, const: "square" }, Side: number }),
};

describe("what a table of fields cannot say is refused, naming the operation:", () => {
  it.each<[string, object, Record<string, Schema>]>([
    ["properties beside a union", withForm({ ...union, properties: { Colour: text } }), members],
    ["a keyword beside a union", withForm({ ...union, required: ["Colour"] }), members],
    ["a union as a part of an allOf", withForm({ allOf: [object({ Colour: text }), union] }), members],
    [
      "a member of a union that the mapping leaves out",
      withForm({ ...union, discriminator: { propertyName: "Form", mapping: { round: pointer("Round") } } }),
      members,
    ],
    [
      "a member of an answer's union that the mapping leaves out",
      withAnswer({ $ref: pointer("Form") }),
      { ...members, Form: { ...union, oneOf: [...union.oneOf, { type: "null" }] } },
    ],
    [
      "a member that does not declare its discriminator",
      withForm(union),
      { ...members, Round: object({ Radius: number }) },
    ],
    ["a required property that is not declared", withForm({ ...object({ A: text }), required: ["B"] }), {}],
    ["properties that are described but not named", withForm({ type: "object", additionalProperties: number }), {}],
    ["a list in a form", withForm(object({ Colours: { type: "array", items: text } })), {}],
    ["an object in a form that is no JSON text", withForm(object({ Size: object({ Width: number }) })), {}],
    ["a list in a query", withQuery({ Colours: { type: "array", items: text } }), {}],
    ["a JSON body that is no object", withBody(text), {}],
    [
      "a parameter that is described by its content",
      { parameters: [{ name: "Filter", in: "query", content: { "application/json": { schema: number } } }] },
      {},
    ],
    [
      "an answer that is not JSON",
      { responses: { 200: { description: "Made.", content: { "text/csv": { schema: text } } } } },
      {},
    ],
  ])("%s", async (_title, operation, schemas) => {
    expect(await refusalOf("msw", documentWith(operation, schemas))).toContain("MakeThing");
  });
});

describe("the schema of a union", () => {
  const faults = async (schema: Schema, value: unknown) =>
    faultsOf(await load(documentWith(withAnswer(schema), members)), "MakeThing", 200, value);
  const round = { Form: "round", Radius: 1 };

  it("keeps what stands beside the union", async () => {
    const coloured = { ...union, required: ["Colour"], properties: { Colour: text } };
    expect(await faults(coloured, { ...round, Colour: "red" })).toEqual([]);
    expect(await faults(coloured, round)).toEqual([" required"]);
    expect(await faults(coloured, { ...round, Colour: 1 })).toEqual(["/Colour type"]);
    expect(await faults({ ...union, allOf: [{ required: ["Colour"] }] }, round)).toEqual([" required"]);
  });

  it("takes null for a union that may be null", async () => {
    expect(await faults({ anyOf: [union, { type: "null" }] }, null)).toEqual([]);
  });

  it("goes by the discriminator of an anyOf too", async () => {
    const { oneOf: anyOf, discriminator } = union;
    expect(await faults({ anyOf, discriminator }, { Form: "round", Radius: "1" })).toEqual(["/Radius type"]);
  });

  it("takes a part of a schema by its place", async () => {
    const side = { $ref: `${pointer("Square")}/properties/Side` };
    expect(await faults(side, 1)).toEqual([]);
    expect(await faults(side, "1")).toEqual([" type"]);
    expect(await faults(object({ Side: side }), { Side: "1" })).toEqual(["/Side type"]);
  });

  it("says of a value of another type nothing else", async () => {
    expect(await faults({ type: "string", enum: ["a"] }, 5)).toEqual([" type"]);
    expect(await faults({ enum: ["a"], type: "string" }, 5)).toEqual([" type"]);
    expect(await faults({ enum: ["a"], type: "string" }, "b")).toEqual([" enum"]);
  });

  it("tells what is always allowed from what never is", async () => {
    const parts = object({ A: {}, B: false as unknown as Schema, C: true as unknown as Schema }, []);
    expect(await faults(parts, { A: 1, C: 1 })).toEqual([]);
    expect(await faults(parts, { B: 1 })).toEqual(["/B false"]);
    expect(await faults(false as unknown as Schema, 1)).toEqual([" false"]);
  });

  it("takes a schema that contains itself", async () => {
    const branch = { type: "object", required: ["name"], properties: { name: text, parts: { type: "array" } } };
    const tree = { ...branch, properties: { name: text, parts: { type: "array", items: { $ref: pointer("Tree") } } } };
    const runtime = await load(documentWith(withAnswer({ $ref: pointer("Tree") }), { Tree: tree }));
    expect(faultsOf(runtime, "MakeThing", 200, { name: "a", parts: [{ name: "b", parts: [] }] })).toEqual([]);
    expect(faultsOf(runtime, "MakeThing", 200, { name: "a", parts: [{ parts: [] }] })).toEqual(["/parts/0 required"]);
  });
});

describe("the examples of", () => {
  it("a range of statuses are under answers when it is a success", async () => {
    const content = { "application/json": { schema: text, examples: { Made: { value: "a" } } } };
    const { table } = await load(documentWith({ responses: { "2XX": { description: "Made.", content } } }));
    expect(Object.keys(table.answers)).toEqual(["Made"]);
    expect(table.errors).not.toHaveProperty("Made");
  });

  it("two fields' own errors, written in place, are two", async () => {
    const error = (message: string) => ({
      value: { code: 1, message, more_info: "https://small.example", status: 400 },
    });
    const body = object({
      A: { ...number, "x-violation": error("A must be a number") },
      B: { ...number, "x-violation": error("B must be a number") },
    });
    const runtime = await load(documentWith(withForm(body)));
    const names = operationOf(runtime, "MakeThing").body?.fields.map(({ violation = "" }) => violation) ?? [];
    expect(names.map((name) => runtime.table.errors[name]?.value)).toEqual([
      expect.objectContaining({ message: "A must be a number" }),
      expect.objectContaining({ message: "B must be a number" }),
    ]);
  });
});
