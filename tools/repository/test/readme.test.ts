import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "../src/copy.ts";

let copy: Copy;
beforeAll(async () => {
  copy = await Copy.make();
});
afterAll(() => copy.remove());

const root = join(import.meta.dirname, "../../..");

/** The TypeScript blocks of a page as tests, by file name; a block marked `browser` runs in one. */
async function testsOf(page: string): Promise<[name: string, code: string][]> {
  const text = await readFile(join(root, page), "utf8");
  return [...text.matchAll(/```ts( browser)?\n(.*?)```/gs)].map(([, browser, code = ""], index) => [
    `readme-${index}.${browser ? "browser.test" : "test"}.ts`,
    code,
  ]);
}

test.each([
  ["README.md", "packages/client"],
  ["packages/client/README.md", "packages/client"],
  ["packages/msw/README.md", "packages/msw"],
  ["packages/server/README.md", "packages/server"],
])("the code in %s runs and type-checks", async (page, folder) => {
  const tests = await testsOf(page);
  expect(tests.length).toBeGreaterThan(0);
  for (const [name, code] of tests) await copy.write(`${folder}/test/${name}`, code);
  const { code, output } = await copy.run("vitest", ["run", "test/readme-"], folder);
  expect(output).toContain(`${tests.length} passed`);
  expect(code).toBe(0);
  expect(await copy.run("tsc", ["--noEmit"], folder)).toEqual({ code: 0, output: "" });
});

test("the first page shows code by line 15, and the two commands", async () => {
  const lines = (await readFile(join(root, "README.md"), "utf8")).split("\n");
  expect(lines.indexOf("```ts")).toBeLessThan(15);
  expect(lines.join("\n")).toMatch(/npm ci && npm start .*\nnpm ci && npm test /);
});

test("every command of the first page exists", async () => {
  const page = await readFile(join(root, "README.md"), "utf8");
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = [...page.matchAll(/npm (?:run )?([a-z:]+)/g)].flatMap(([, name = ""]) =>
    ["ci", "pack"].includes(name) ? [] : [name],
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("every file that a page links to exists", async () => {
  for (const page of [
    "README.md",
    "spec/README.md",
    "packages/types/README.md",
    "packages/client/README.md",
    "packages/msw/README.md",
    "packages/server/README.md",
    "tools/conformance/README.md",
    "tools/bench/README.md",
    "packages/example/README.md",
  ]) {
    const text = await readFile(join(root, page), "utf8");
    for (const [, link = ""] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      await expect(
        readFile(join(root, page, "..", link)).catch((error) => error.code),
        `${page}: ${link}`,
      ).resolves.not.toBe("ENOENT");
    }
  }
});
