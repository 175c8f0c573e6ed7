import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rules } from "../src/rules.ts";
import { unchecked } from "../src/unchecked.ts";

const root = join(import.meta.dirname, "../../..");
const text = await readFile(join(root, "spec/RULINGS.md"), "utf8");
const rulings = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));

test("numbers the rulings consecutively from 1", () => {
  expect(rulings).toEqual(rulings.map((_ruling, index) => index + 1));
  expect(rulings.length).toBeGreaterThan(50);
});

test("gives every ruling a subject, a decision and its evidence", () => {
  const rows = text.split("\n").filter((line) => /^\| \d+ \|/.test(line));
  for (const row of rows)
    expect(row.split(/(?<!\\)\|/).map((cell) => cell.trim() !== "")).toEqual([false, true, true, true, true, false]);
});

test("checks every ruling with a rule, or says why not", () => {
  const checked = new Set(rules.map(({ ruling }) => ruling));
  const reasons = Object.keys(unchecked).map(Number);
  expect([...checked, ...reasons].sort((one, other) => one - other)).toEqual(rulings);
});

test("sources and titles of tests refer to existing rulings", async () => {
  const numbers: number[] = [];
  for await (const path of glob("{packages,tools}/*/{src,test}/**/*.ts", { cwd: root })) {
    const references = (await readFile(join(root, path), "utf8")).matchAll(/\brulings? (\d+(?:(?:, | and |–)\d+)*)/g);
    numbers.push(...[...references].flatMap(([, list = ""]) => list.match(/\d+/g) ?? []).map(Number));
  }
  expect(numbers.length).toBeGreaterThan(50);
  expect(numbers.filter((number) => !rulings.includes(number))).toEqual([]);
});
