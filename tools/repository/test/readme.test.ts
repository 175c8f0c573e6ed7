import { access, glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Copy } from "../src/copy.ts";
import { readManifest, root } from "../src/workspace.ts";

const packages = ["types", "client", "msw", "server"];
const pages = ["README.md", ...packages.map((name) => `packages/${name}/README.md`)];

/** Returns the TypeScript blocks of a page as tests, by file name. A block marked `browser` runs in one. */
async function readTests(page: string): Promise<[name: string, code: string][]> {
  const text = await readFile(join(root, page), "utf8");
  const name = page.split("/").at(-2) ?? "root";
  const tests = [...text.matchAll(/```ts( browser)?\n(.*?)```/gs)].map(
    ([, browser, code = ""], index): [string, string] => [`${name}-${index}${browser ? ".browser" : ""}`, code],
  );
  const [[, quickStart = ""] = []] = tests;
  // These quick starts also work where tests of components run.
  for (const environment of ["root", "msw"].includes(name) ? ["jsdom", "happy-dom"] : [])
    tests.push([`${name}-${environment}`, `// @vitest-environment ${environment}\n${quickStart}`]);
  return tests;
}

test("the code of every README runs and type-checks", async () => {
  await using copy = await Copy.make();
  const found = await Promise.all(pages.map(readTests));
  for (const tests of found) expect(tests.length).toBeGreaterThan(0);
  const tests = found.flat();
  // The configuration of this package has a browser, and validates responses as those of the other packages do.
  for (const [name, code] of tests) await copy.write(`packages/msw/test/readme-${name}.test.ts`, code);
  const { code, output } = await copy.run("vitest", ["run", "test/readme-", "--project=!msw-*"], "packages/msw");
  expect(output).toContain(`${tests.length} passed`);
  expect(code).toBe(0);
  const project = { extends: "./tsconfig.json", include: ["test/readme-*"] };
  await copy.write("packages/msw/tsconfig.readme.json", JSON.stringify(project));
  expect(await copy.run("tsc", ["--project", "tsconfig.readme.json"], "packages/msw")).toEqual({ code: 0, output: "" });
});

test.each(packages)("the README of %s has its sections in the common order", async (name) => {
  const page = await readFile(join(root, `packages/${name}/README.md`), "utf8");
  const sections = [...page.replace(/```.*?```/gs, "").matchAll(/^## (.*)$/gm)].map(([, section]) => section);
  const optional = name === "types" ? [] : ["Guides"];
  expect(sections).toEqual(["Install", "Quick start", ...optional, "API", "Limitations"]);
});

test("the root README shows code by line 15, and the two commands", async () => {
  const lines = (await readFile(join(root, "README.md"), "utf8")).split("\n");
  expect(lines.indexOf("```ts")).toBeLessThan(15);
  expect(lines.join("\n")).toMatch(/npm ci && npm start .*\nnpm ci && npm test /);
});

test("every command of the root README exists", async () => {
  const page = await readFile(join(root, "README.md"), "utf8");
  const { scripts } = await readManifest();
  const named = [...page.matchAll(/npm (?:run )?([a-z:]+)/g)].flatMap(([, name = ""]) =>
    ["ci", "install", "pack"].includes(name) ? [] : [name],
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

/** Returns the anchors of a page's headings, as GitHub makes them. */
function findAnchors(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading.toLowerCase());
  return headings.map((heading) => heading.replace(/[^\w\s-]/g, "").replaceAll(" ", "-"));
}

test("every file and heading that a page links to exists", async () => {
  const pages = [
    "README.md",
    ".github/CONTRIBUTING.md",
    ...(await Array.fromAsync(glob("{spec,packages/*,tools/*}/{README,RULINGS}.md", { cwd: root }))),
  ];
  expect(pages.length).toBeGreaterThan(10);
  for (const page of pages) {
    const text = await readFile(join(root, page), "utf8");
    for (const [, link = ""] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      const [file = "", anchor] = link.split("#");
      const target = join(root, page, file && "..", file);
      await expect(access(target), `${page}: ${link}`).resolves.toBeUndefined();
      if (!anchor) continue;
      // A link to a folder leads to its README.
      const linked = target.endsWith(".md") ? target : join(target, "README.md");
      expect(findAnchors(await readFile(linked, "utf8")), `${page}: ${link}`).toContain(anchor);
    }
  }
});
