import { expect, it } from "vitest";
import { patternOf } from "../src/pattern.ts";

it.each([
  ["a length alone", { minLength: 2, maxLength: 3 }, "^[^]{2,3}$"],
  ["nothing: what stands in a path is not empty", {}, "^[^]{1,}$"],
  [
    "a pattern that fixes its length",
    { pattern: "^VA[0-9a-f]{32}$", minLength: 34, maxLength: 34 },
    "^VA[0-9a-f]{32}$",
  ],
  ["a run of one class", { pattern: "^[a-z-]+$", minLength: 8, maxLength: 64 }, "^[a-z-]{8,64}$"],
  ["a run without an end", { pattern: "^[a-z]+$", minLength: 2 }, "^[a-z]{2,}$"],
  ["a run that may be empty, in a path never", { pattern: "^[a-z]+$", minLength: 0 }, "^[a-z]{1,}$"],
  ["values", { enum: ["a.b", "c|d"] }, "^(?:a\\.b|c\\|d)$"],
])("%s is written as by hand", (_name, schema, expected) => {
  expect(patternOf({ type: "string", ...schema })).toBe(expected);
});

const texts = [
  "",
  "a",
  "ab",
  "abc",
  "abcd",
  "b",
  "ab-c",
  "xaby",
  "aab",
  "AB",
  "a\n",
  "ab\n",
  "\u{1F511}ab",
  "VA12",
  "VA1",
  "VA123",
];

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
])("says of every text what the keywords say one by one: %j", (schema) => {
  const {
    pattern = "",
    minLength = 1,
    maxLength = 99,
  } = schema as { pattern?: string; minLength?: number; maxLength?: number };
  const one = new RegExp(patternOf({ type: "string", ...schema }), "u");
  for (const text of texts) {
    const length = [...text].length;
    const expected = new RegExp(pattern, "u").test(text) && length >= minLength && length <= maxLength;
    expect(one.test(text), JSON.stringify(text)).toBe(expected);
  }
});
