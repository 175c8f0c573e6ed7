import { describe, expect, it } from "vitest";
import { readBody } from "../src/body.ts";
import type { BodySchema } from "../src/body-schema.ts";
import { Description } from "../src/description.ts";
import type { Schema } from "../src/openapi.ts";
import { readOperations } from "../src/operations.ts";
import { documentWith, union, withForm } from "./documents.ts";

const text = { type: "string" };
const constant = (value: string) => ({ type: "string", const: value });

/** Returns the schema of a form. */
function read(schema: Schema, schemas: Record<string, Schema> = {}) {
  const description = new Description(documentWith(withForm(schema), schemas));
  const [operation] = readOperations(description);
  const body = operation && readBody(description, operation);
  description.throwProblems();
  if (!body) throw new Error("The operation has no body.");
  return body.schema;
}

/** Returns the names of the fields, with an asterisk if they are required. */
function joinNames({ fields }: BodySchema): string {
  return fields.map(({ name, required }) => (required ? `${name}*` : name)).join(" ");
}

describe("the fields of an object", () => {
  const base = { properties: { A: text, B: text } };

  it.each<[string, Schema, string]>([
    [
      "include those of all parts of an allOf",
      { allOf: [{ $ref: "#/components/schemas/Base" }, { properties: { C: text }, required: ["C"] }] },
      "A* B C*",
    ],
    ["are required if the object requires a field of a part", { allOf: [base], required: ["B"] }, "A B*"],
    ["are required if another part requires them", { allOf: [base, { required: ["B"] }] }, "A B*"],
    ["are merged if a part narrows another one", { allOf: [base, { properties: { A: constant("a") } }] }, "A B"],
  ])("%s", (_title, schema, names) => {
    expect(joinNames(read(schema, { Base: { ...base, required: ["A"] } }))).toBe(names);
  });

  it.each([true, false, undefined])("keep additionalProperties %s, even of a part", (additionalProperties) => {
    const schema = { ...base, ...(additionalProperties !== undefined && { additionalProperties }) };
    expect(read(schema).additionalProperties).toBe(additionalProperties);
    expect(read({ allOf: [schema, base] }).additionalProperties).toBe(additionalProperties);
    expect(read({ allOf: [schema], additionalProperties: false }).additionalProperties).toBe(false);
  });
});

describe("the fields of a union", () => {
  const pets = {
    Cat: {
      properties: { Kind: constant("cat"), Name: text, Lives: text, Note: text },
      required: ["Kind", "Name", "Note"],
    },
    Dog: {
      properties: { Kind: constant("dog"), Name: { ...text, description: "Rex." }, Lives: {}, Note: text },
    },
  };

  it("are the discriminator and those that all variants share, required if all variants require them", () => {
    const pet = read(union("Kind", { cat: "Cat", dog: "Dog" }), pets);
    expect(joinNames(pet)).toBe("Kind* Name Note");
    expect(pet.fields[0]?.schema).toEqual({ type: "string", enum: ["cat", "dog"] });
  });

  it("are those of the variant for each value of the discriminator", () => {
    const { variants = {} } = read(union("Kind", { cat: "Cat", tiger: "Cat", dog: "Dog" }), pets);
    expect(Object.entries(variants).map(([value, variant]) => [value, joinNames(variant)])).toEqual([
      ["cat", "Kind* Name* Lives Note*"],
      ["tiger", "Kind* Name* Lives Note*"],
      ["dog", "Kind Name Lives Note"],
    ]);
  });
});
