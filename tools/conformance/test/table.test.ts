import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rules } from "../src/rules.ts";

const root = join(import.meta.dirname, "../../..");
const first = 1;
const last = 50;

test("every number has a rule, and one only", () => {
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  expect(rules.map(({ number }) => number)).toEqual(numbers);
});

test.each(rules.filter((rule) => "heldBy" in rule))("$number $subject is held by $heldBy", async (rule) => {
  const text = await readFile(join(root, rule.heldBy), "utf8");
  if (rule.heldBy.endsWith(".test.ts")) expect(text).toMatch(new RegExp(`(test|describe)(\\.each)?.*"${rule.number} `));
});

test("what costs a service much is tried only when that is asked for, and little else", () => {
  expect(rules.filter((rule) => "expensive" in rule).map(({ number }) => number)).toEqual([36, 37]);
});
