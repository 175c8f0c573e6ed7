import { describe, expect, it } from "vitest";
import type { Schema } from "../src/openapi.ts";
import { documentWith, withForm } from "./documents.ts";
import { load } from "./generated.ts";
import { allows, fieldOf } from "./reading.ts";

const secret = { type: "string", format: "password" };
const schemas = {
  Count: { type: "integer", minimum: 1 },
  List: { type: "string", contentMediaType: "application/json", contentSchema: { type: "array" } },
  Secret: secret,
};

async function valueField(body: Schema) {
  return fieldOf(await loaded(body), "MakeThing", "Value");
}

function loaded(body: Schema) {
  return load(documentWith(withForm(body), schemas));
}

function narrowed(name: string, further: Schema): Schema {
  return { type: "object", properties: { Value: { allOf: [{ $ref: `#/components/schemas/${name}` }], ...further } } };
}

describe("a field that narrows another schema", () => {
  it("says what both expect", async () => {
    expect(await valueField(narrowed("Count", { maximum: 9 }))).toMatchObject({
      expected: "a whole number from 1 to 9",
    });
  });

  it("stays secret", async () => {
    expect(await valueField(narrowed("Secret", { minLength: 8 }))).toMatchObject({ type: "string", secret: true });
  });

  it("stays JSON inside a string", async () => {
    expect(await valueField(narrowed("List", { maxLength: 20 }))).toMatchObject({
      type: "json",
      content: { type: "array" },
    });
  });

  it("is all of that when another part of the body declares the schema", async () => {
    const runtime = await loaded({
      allOf: [{ properties: { Value: secret } }, { properties: { Value: { minLength: 8 } } }],
    });
    const field = fieldOf(runtime, "MakeThing", "Value");
    expect(field).toMatchObject({ type: "string", secret: true, expected: "at least 8 characters" });
    expect(["1234567", "12345678"].map((value) => allows(runtime, field.schema, value))).toEqual([false, true]);
  });
});
