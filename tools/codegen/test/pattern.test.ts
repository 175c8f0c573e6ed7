import { expect, it } from "vitest";
import type { Schema } from "../src/openapi.ts";
import { toPattern } from "../src/pattern.ts";

it.each([
  ["a length alone", { minLength: 2, maxLength: 3 }, "^[^]{2,3}$"],
  ["no keywords, because a path segment is never empty", {}, "^[^]{1,}$"],
  ["a pattern alone", { pattern: "^VA[0-9a-f]{32}$" }, "^VA[0-9a-f]{32}$"],
  ["a pattern that allows the empty string", { pattern: "^[a-z]*$" }, "^(?=[^]{1,}$)[a-z]*$"],
  ["a pattern with a length", { pattern: "^[a-z]+$", maxLength: 4 }, "^(?=[^]{1,4}$)[a-z]+$"],
  ["values", { enum: ["a.b", "c|d"] }, "^(?:a\\.b|c\\|d)$"],
])("keeps the pattern of %s short", (_name, schema, expected) => {
  expect(toPattern({ type: "string", ...schema })).toBe(expected);
});

const texts = ["", "a", "ab", "abc", "abcd", "b", "ab-c", "xaby", "aab", "AB", "a\n", "ab\n", "\u{1F511}ab"];

it.each([
  { pattern: "^VA[0-9]{2}$" },
  { pattern: "^VA[0-9]{2}$", minLength: 5 },
  { pattern: "^VA[0-9]{2}$", maxLength: 3 },
  { pattern: "^VA[0-9]+$", maxLength: 4 },
  { pattern: "^[ab]+$", minLength: 2 },
  { pattern: "^[ab]*$", maxLength: 2 },
  { pattern: "^[ab]+", minLength: 3 },
  { pattern: "ab", maxLength: 3 },
  { pattern: "^a|b$" },
  { pattern: "^(a|b)+$", maxLength: 2 },
  { pattern: "^[^a]+$", minLength: 2 },
  { pattern: "^a.c$" },
  { pattern: "^ab?$" },
  { minLength: 3, maxLength: 3 },
])("combines the keywords of %j", (schema) => {
  const { pattern = "", minLength = 1, maxLength = 99 } = schema as Schema;
  const combined = new RegExp(toPattern({ type: "string", ...schema }), "u");
  for (const text of [...texts, "VA12", "VA1", "VA123"]) {
    const length = [...text].length;
    const expected = new RegExp(pattern, "u").test(text) && length >= minLength && length <= maxLength;
    expect(combined.test(text), JSON.stringify(text)).toBe(expected);
  }
});

it.each<[Schema, string[], string[]]>([
  [{ type: "string", enum: ["north", "south"] }, ["north"], ["east", ""]],
  [{ type: "integer" }, ["5", "-5"], ["five", "05", "0.5"]],
  [{ type: "number" }, ["0.5", "5e-7"], ["half", ".5"]],
  [{ type: "boolean" }, ["true"], ["yes"]],
  [{ const: 5 }, ["5"], ["55"]],
])("matches the text of the values of %j", (schema, valid, invalid) => {
  const pattern = new RegExp(toPattern(schema), "u");
  expect([...valid, ...invalid].filter((text) => pattern.test(text))).toEqual(valid);
});
