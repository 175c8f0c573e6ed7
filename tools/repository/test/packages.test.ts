import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixture, PackedProject } from "../src/packed-project.ts";
import { readManifest } from "../src/workspace.ts";

const packages = ["types", "client", "openapi-mock", "msw", "server"];
const external = ["@noble/hashes", "openapi-fetch", "openapi-typescript-helpers"];
/** The supported versions of MSW, by their name here, which is also a folder of the project. */
const msws = { msw: /^3\./, "msw-2.15": /^2\.15\.0$/, "msw-2.13": /^2\.13\.5$/ };

let project: PackedProject;
beforeAll(async () => {
  project = await PackedProject.make(packages);
  for (const name of packages) await project.install(name);
  for (const name of [...external, "msw"]) await project.link(name);
  await project.add("serve", await fixture("use-server"));
  const everyEntry = await fixture("every-entry");
  await project.add("every-entry", everyEntry.replaceAll('.json"', '.json" with { type: "json" }'));
  await project.add("every-entry", everyEntry, "cjs");
  for (const msw of Object.keys(msws)) {
    for (const name of packages) await project.install(name, msw);
    await project.link(msw, "msw", msw);
    await project.add(`${msw}/live`, await fixture("live-beside-msw"));
  }
  for (const msw of ["msw", "msw-2.15"]) await project.add(`${msw}/set-up`, await fixture("set-up-server"), "cjs");
  await writeFile(join(project.folder, "msw-2.15/every-entry.ts"), everyEntry);
});
afterAll(() => project.remove());

describe.each(packages)("the package %s", (name) => {
  test("passes publint, with a license and without sources", async () => {
    const pkgDir = join(project.folder, "node_modules/@verify-factors", name);
    const { buffer: tarball } = new Uint8Array(await readFile(project.tarball(name)));
    expect((await publint({ pack: { tarball }, strict: true })).messages).toEqual([]);
    const more = name === "server" ? ["bin", "config.schema.json"] : [];
    expect((await readdir(pkgDir)).sort()).toEqual(["LICENSE", "README.md", ...more, "dist", "package.json"].sort());
  });

  test("has correct types wherever ES modules are supported", async () => {
    const result = await checkPackage(createPackageFromTarballData(await readFile(project.tarball(name))));
    const problems = "problems" in result ? result.problems : [{ kind: "no types" as const }];
    // They are ES modules only, which node16 reports for a require() of them.
    expect(problems.filter(({ kind }) => kind !== "CJSResolvesToESM")).toEqual([]);
  });
});

/** Returns the files in which a compiler found errors, each with the codes of the errors. */
function findErrors(report: string): string[] {
  return [
    ...new Set([...report.matchAll(/^(.+)\(\d.*: error (TS\d+)/gm)].map(([, file, code]) => `${file} ${code}`)),
  ].sort();
}

// MSW 2 declares its types twice, for import and for require(), and the two are not assignable to each other.
test.each(["typescript", "typescript-5"])(
  "the packed packages type-check with %s beside every MSW, except in CommonJS beside MSW 2",
  async (compiler) => {
    expect(findErrors(await project.typeCheck(compiler))).toEqual(["msw-2.15/set-up.cts TS2345"]);
  },
);

test("the project imports every entry of the packages", async () => {
  const source = await fixture("every-entry");
  for (const name of packages) {
    const { exports } = await readManifest(`packages/${name}`);
    for (const entry of Object.keys(exports as object)) {
      expect(source).toContain(` from "${join("@verify-factors", name, entry)}";`);
    }
  }
});

// The types of MSW 3 do not resolve under node10, which TypeScript 7 no longer has.
test.each([
  ["bundler", "typescript", { module: "esnext", moduleResolution: "bundler" }, "every-entry.ts"],
  ["bundler, module commonjs", "typescript", { module: "commonjs", moduleResolution: "bundler" }, "every-entry.cts"],
  [
    "node10, module commonjs",
    "typescript-5",
    { module: "commonjs", moduleResolution: "node10" },
    "msw-2.15/every-entry.ts",
  ],
])("every entry type-checks under %s", async (_, compiler, options, file) => {
  expect(await project.typeCheck(compiler, { esModuleInterop: true, ...options }, [file])).toBe("");
});

test("a CommonJS file under node16 loads the packages with import() only, and an ES module loads every entry", async () => {
  await writeFile(join(project.folder, "import.cts"), await fixture("import-from-commonjs"));
  const files = ["msw-2.15/every-entry.ts", "import.cts", "every-entry.cts"];
  const errors = findErrors(await project.typeCheck("typescript", { module: "node16" }, files));
  expect(errors).toEqual(["every-entry.cts TS1479", "every-entry.cts TS1541"]);
});

test.each(["installed", "system"] as const)("import and require() load every entry on the %s Node", async (node) => {
  const output = "unverified unverified true false function Health\nstring @verify-factors/server\n";
  expect(await project.run(node, "every-entry.js")).toBe(output);
  expect(await project.run(node, "every-entry.cjs")).toBe(output);
});

test.each(["installed", "system"] as const)("the packed server runs on the %s Node", async (node) => {
  expect(await project.run(node, "serve.js")).toBe("1 true\n");
});

describe.each(Object.entries(msws))("the packed mock beside %s", (msw, version) => {
  const printed = "unverified verified verified 204 elsewhere 1 0\n";

  test("imports that version", () => {
    const require = createRequire(join(project.folder, msw, "node_modules/@verify-factors/msw/dist/index.js"));
    expect(require("msw/package.json").version).toMatch(version);
  });

  test("runs on the Node of this repository", async () => {
    expect(await project.run("installed", `${msw}/live.js`)).toBe(printed);
  });

  // MSW 3 itself needs Node 22.12.
  test.skipIf(msw === "msw")("runs on the system Node", async () => {
    expect(await project.run("system", `${msw}/live.js`)).toBe(printed);
  });
});
