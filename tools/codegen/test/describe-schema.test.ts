import { describe, expect, it } from "vitest";
import { describeSchema } from "../src/describe-schema.ts";
import { Description } from "../src/description.ts";
import type { Schema } from "../src/openapi.ts";
import { documentWith } from "./documents.ts";

const schemas = {
  Hours: { type: "integer", minimum: 1, maximum: 8 },
  Labels: { type: ["object", "null"], additionalProperties: { type: "string" } },
  Short: { type: "string", maxLength: 8 },
};
const description = new Description(documentWith({}, schemas));
const json = { type: "string", contentMediaType: "application/json" };

describe("a schema is described in words:", () => {
  it.each<[Schema, string]>([
    [{ const: "totp" }, "totp"],
    [{ const: 5 }, "5"],
    [{ const: false }, "false"],
    [{ const: null }, "null"],
    [{ type: "string", enum: ["apn", "fcm", "none"] }, "one of apn, fcm, none"],
    [{ enum: [1, 2] }, "one of 1, 2"],
    [{ enum: ["apn"] }, "apn"],
    [{ type: ["string", "null"], enum: ["apn", "fcm", null] }, "one of apn, fcm, null"],

    [{ type: "integer" }, "a whole number"],
    [{ type: "integer", minimum: 20, maximum: 60 }, "a whole number from 20 to 60"],
    [{ type: "integer", minimum: 0 }, "a whole number of at least 0"],
    [{ type: "integer", maximum: 0 }, "a whole number of at most 0"],
    [{ type: "number", minimum: 0.5, maximum: 100 }, "a number from 0.5 to 100"],
    [{ type: "number", exclusiveMinimum: 0 }, "a number above 0"],
    [{ type: "number", exclusiveMaximum: 1 }, "a number below 1"],
    [{ type: "integer", multipleOf: 5 }, "a whole number, a multiple of 5"],
    [{ type: "boolean" }, "true or false"],

    [{ type: "string" }, "text"],
    [{ type: "string", minLength: 8, maxLength: 64 }, "8 to 64 characters"],
    [{ type: "string", minLength: 2 }, "at least 2 characters"],
    [{ type: "string", minLength: 1 }, "at least 1 character"],
    [{ type: "string", maxLength: 8 }, "at most 8 characters"],
    [{ type: "string", maxLength: 1 }, "at most 1 character"],
    [{ type: "string", minLength: 34, maxLength: 34 }, "34 characters"],
    [{ type: "string", minLength: 1, maxLength: 1 }, "1 character"],
    [{ type: "string", pattern: "^[a-z]+$" }, "text matching ^[a-z]+$"],
    [{ type: "string", minLength: 3, maxLength: 5, pattern: "^[a-z]+$" }, "3 to 5 characters matching ^[a-z]+$"],
    [{ type: "string", minLength: 3, maxLength: 3, pattern: "^[a-z]+$" }, "3 characters matching ^[a-z]+$"],
    [{ type: "string", format: "date" }, "text in the format date"],
    [{ type: "string", format: "password" }, "text"],

    [{ type: ["string", "null"] }, "text or null"],
    [{ type: ["string", "null"], maxLength: 8 }, "at most 8 characters or null"],
    [{ type: ["integer", "null"], minimum: 1, maximum: 8 }, "a whole number from 1 to 8 or null"],
    [{ type: "object" }, "an object"],
    [{ type: "array" }, "an array"],
    [{ type: "object", description: "Where it is." }, "an object"],
    [{ description: "Where it is." }, "a value that the description allows"],
    [{ anyOf: [{ type: "integer", minimum: 1 }, { type: "null" }] }, "a whole number of at least 1 or null"],
    [{ oneOf: [{ $ref: "#/components/schemas/Hours" }, { const: "all" }] }, "a whole number from 1 to 8 or all"],
    [{}, "a value that the description allows"],

    [{ $ref: "#/components/schemas/Hours" }, "a whole number from 1 to 8"],
    [{ $ref: "#/components/schemas/Hours", maximum: 4 }, "a whole number from 1 to 4"],
  ])("%j as %j", (schema, words) => {
    expect(describeSchema(description, schema)).toBe(words);
  });
});

describe("JSON inside a string is described in words:", () => {
  it.each<[Schema, string]>([
    [{ type: "object" }, "the text of a JSON value: object"],
    [{ type: "array" }, "the text of a JSON value: array"],
    [{ type: ["array", "null"] }, "the text of a JSON value: array or null"],
    [{ type: "object", additionalProperties: { type: "integer" } }, "the text of a JSON value: object of integers"],
    [{ type: "object", additionalProperties: true }, "the text of a JSON value: object"],
    [{ $ref: "#/components/schemas/Labels" }, "the text of a JSON value: object of strings or null"],
    [
      { type: "object", additionalProperties: { $ref: "#/components/schemas/Short" } },
      "the text of a JSON value: object of strings",
    ],
    [{}, "the text of a JSON value: any value"],
  ])("%j as %j", (contentSchema, words) => {
    expect(describeSchema(description, { ...json, contentSchema })).toBe(words);
    const withLength = words.replace(":", " of at most 60 characters:");
    expect(describeSchema(description, { ...json, contentSchema, maxLength: 60 })).toBe(withLength);
  });
});
