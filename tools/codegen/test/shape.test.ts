import { describe, expect, it } from "vitest";
import { operationsOf } from "../src/document.ts";
import { jsonStringsOf } from "../src/json-strings.ts";
import type { Schema } from "../src/openapi.ts";
import { type Shape, shapeOf } from "../src/shape.ts";
import { documentWith, withForm } from "./documents.ts";

const text = { type: "string" };
const pointer = (name: string) => `#/components/schemas/${name}`;
const union = (propertyName: string, members: Record<string, string>): Schema => ({
  oneOf: [...new Set(Object.values(members))].map((name) => ({ $ref: pointer(name) })),
  discriminator: {
    propertyName,
    mapping: Object.fromEntries(Object.entries(members).map(([value, name]) => [value, pointer(name)])),
  },
});

function shape(schema: Schema, schemas: Record<string, Schema> = {}): Shape {
  const document = documentWith(withForm(schema), schemas);
  const [operation] = operationsOf(document);
  const found = operation && shapeOf(document, operation);
  if (!found) throw new Error("The operation has no shape.");
  return found;
}

/** The fields in short: a required one with an asterisk. */
function fields({ fields }: Shape): string {
  return fields.map(({ name, required }) => (required ? `${name}*` : name)).join(" ");
}

describe("the fields of an object", () => {
  it("are its properties, in order, and know whether they are required", () => {
    expect(fields(shape({ properties: { B: text, A: text, C: text }, required: ["C", "B"] }))).toBe("B* A C*");
  });

  it("are those of all parts of an allOf", () => {
    const base = { properties: { A: text, B: text }, required: ["A"] };
    const own = { properties: { C: text }, required: ["C"] };
    expect(fields(shape({ allOf: [{ $ref: pointer("Base") }, own] }, { Base: base }))).toBe("A* B C*");
  });

  it("are required when the object asks for one of a part's", () => {
    const base = { properties: { A: text, B: text } };
    expect(fields(shape({ allOf: [base], required: ["B"] }))).toBe("A B*");
  });

  it("are required when another part asks for them", () => {
    const base = { properties: { A: text, B: text } };
    expect(fields(shape({ allOf: [base, { required: ["B"] }] }))).toBe("A B*");
  });

  it("are one field where a part narrows another's", () => {
    const base = { properties: { Kind: text, A: text }, required: ["Kind"] };
    const own = { properties: { Kind: { type: "string", const: "a" } } };
    expect(fields(shape({ allOf: [base, own] }))).toBe("Kind* A");
  });

  it("are closed by additionalProperties: false, in a part too", () => {
    const closed = { properties: { A: text }, additionalProperties: false };
    expect([shape({ properties: { A: text } }), shape(closed), shape({ allOf: [closed] })]).toMatchObject([
      { closed: false },
      { closed: true },
      { closed: true },
    ]);
  });

  it("carry the error that the property names, also through a $ref", () => {
    const error = { value: { code: 1 } };
    const { fields } = shape(
      { properties: { A: { $ref: pointer("Key") }, B: text } },
      { Key: { "x-violation": error } },
    );
    expect(fields.map(({ violation }) => violation)).toEqual([error, undefined]);
  });
});

describe("the fields of a union", () => {
  const kind = (value: string) => ({ type: "string", const: value });
  const members = {
    Cat: { properties: { Kind: kind("cat"), Name: text, Lives: text, Note: text }, required: ["Kind", "Name", "Note"] },
    Dog: {
      properties: { Kind: kind("dog"), Name: { ...text, description: "Rex." }, Lives: { type: "integer" }, Note: text },
    },
  };

  it("are those that all members agree on, required when all ask for them, and the discriminator", () => {
    const both = shape(union("Kind", { cat: "Cat", dog: "Dog" }), members);
    expect(fields(both)).toBe("Kind* Name Note");
    expect(both.fields[0]?.schema).toEqual({ type: "string", enum: ["cat", "dog"] });
  });

  it("are those of the member for each value of the discriminator", () => {
    const both = shape(union("Kind", { cat: "Cat", tiger: "Cat", dog: "Dog" }), members);
    expect(Object.entries(both.members ?? {}).map(([value, member]) => [value, fields(member)])).toEqual([
      ["cat", "Kind* Name* Lives Note*"],
      ["tiger", "Kind* Name* Lives Note*"],
      ["dog", "Kind Name Lives Note"],
    ]);
  });

  it("nest", () => {
    const own = (wool: string) => ({
      properties: { Kind: kind("sheep"), Wool: kind(wool) },
      required: ["Kind", "Wool"],
    });
    const sheep = { Sheep: union("Wool", { fine: "Fine", rough: "Rough" }), Fine: own("fine"), Rough: own("rough") };
    const all = shape(union("Kind", { dog: "Dog", sheep: "Sheep" }), { ...members, ...sheep });
    expect(fields(all)).toBe("Kind*");
    expect(all.members?.sheep).toMatchObject({ discriminator: "Wool" });
    expect(all.members?.sheep && fields(all.members.sheep)).toBe("Kind* Wool*");
    expect(Object.keys(all.members?.sheep?.members ?? {})).toEqual(["fine", "rough"]);
  });
});

it("finds JSON inside strings in every member, each key once", () => {
  const json = { type: "string", contentMediaType: "application/json", contentSchema: {} };
  const kind = (value: string) => ({ type: "string", const: value });
  const members = {
    A: { properties: { Kind: kind("a"), Data: json, Plain: { ...json, contentMediaType: "text/plain" } } },
    B: { properties: { Kind: kind("b"), Data: { $ref: pointer("Json") }, More: json } },
  };
  const document = documentWith({}, { ...members, Json: json });
  const both = shape(union("Kind", { a: "A", b: "B" }), { ...members, Json: json });
  expect(jsonStringsOf(document, both)).toEqual(["Data", "More"]);
});
