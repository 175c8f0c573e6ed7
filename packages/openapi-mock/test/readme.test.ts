import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const read = async (file: string) =>
  (await readFile(join(import.meta.dirname, file), "utf8"))
    .replace('import { createParcelMock } from "./fixtures/parcels.ts";\n', "")
    .replaceAll("../generated/rooms/", "./generated/")
    .replaceAll("./fixtures/", "./")
    .replace(/\s+/g, " ");

test("every code block of the README is part of a test or fixture", async () => {
  const readme = await readFile(join(import.meta.dirname, "../README.md"), "utf8");
  const blocks = [...readme.matchAll(/```(?:ts|yaml)\n(.*?)```/gs)].map(([, code = ""]) => code);
  const sources = await Promise.all(["fixtures/rooms.ts", "fixtures/rooms.yaml", "msw.test.ts"].map(read));
  expect(blocks.length).toBeGreaterThan(5);
  const isTested = (block: string) => sources.some((source) => source.includes(block.replace(/\s+/g, " ").trim()));
  expect(blocks.filter((block) => !isTested(block))).toEqual([]);
});
