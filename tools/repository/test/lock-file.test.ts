import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

test.each(["package-lock.json", "tools/bench/package-lock.json"])("%s names no registry", async (file) => {
  const { packages } = JSON.parse(await readFile(join(root, file), "utf8")) as {
    packages: Record<string, { resolved?: string }>;
  };
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(Object.values(packages).filter(({ resolved }) => resolved?.includes(":"))).toEqual([]);
});
