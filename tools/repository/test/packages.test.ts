import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixture, PackedProject } from "../src/packed-project.ts";

const packages = ["types", "client", "openapi-mock", "msw", "server"];
const external = ["@noble/hashes", "openapi-fetch", "openapi-typescript-helpers"];
/** The supported versions of MSW, by their name here, which is also a folder of the project. */
const msws = { msw: /^3\./, "msw-2.15": /^2\.15\.0$/, "msw-2.13": /^2\.13\.5$/ };

let project: PackedProject;
beforeAll(async () => {
  project = await PackedProject.make(packages);
  for (const name of packages) await project.install(name);
  for (const name of [...external, "msw"]) await project.link(name);
  await project.add("use", await fixture("use-packages"));
  await project.add("serve", await fixture("use-server"));
  for (const msw of Object.keys(msws)) {
    for (const name of ["types", "openapi-mock", "msw"]) await project.install(name, msw);
    await project.link(msw, "msw", msw);
    await project.add(`${msw}/live`, await fixture("live-beside-msw"));
  }
});
afterAll(() => project.remove());

describe.each(packages)("the package %s", (name) => {
  test("passes publint, with a license and without sources", async () => {
    const pkgDir = join(project.folder, "node_modules/@verify-factors", name);
    expect((await publint({ pkgDir, strict: true })).messages).toEqual([]);
    const more = name === "server" ? ["bin", "config.schema.json"] : [];
    expect((await readdir(pkgDir)).sort()).toEqual(["LICENSE", "README.md", ...more, "dist", "package.json"].sort());
  });

  test("has correct types wherever ES modules are supported", async () => {
    const result = await checkPackage(createPackageFromTarballData(await readFile(project.tarball(name))));
    const problems = "problems" in result ? result.problems : [{ kind: "no types" as const }];
    // They are ES modules only: require() of them is what "node16 from CommonJS" and "node10" complain about.
    const expected = ["CJSResolvesToESM", "NoResolution"];
    expect(problems.filter(({ kind }) => !expected.includes(kind))).toEqual([]);
  });
});

test.each(["typescript", "typescript-5"])(
  "the packed packages type-check with %s beside every MSW",
  async (compiler) => {
    expect(await project.typeCheck(compiler)).toBe("");
  },
);

test.each(["ours", "the machine's"] as const)("the packed client runs on this Node: %s", async (node) => {
  expect(await project.print("use", node)).toBe("unverified true function 1\n");
});

test.each(["ours", "the machine's"] as const)("the packed server runs on this Node: %s", async (node) => {
  expect(await project.print("serve", node)).toBe("1 true\n");
});

describe.each(Object.entries(msws))("the packed mock beside %s", (msw, version) => {
  const life = "unverified verified verified 204 elsewhere 1 0\n";

  test("imports that version", () => {
    const require = createRequire(join(project.folder, msw, "node_modules/@verify-factors/msw/dist/index.js"));
    expect(require("msw/package.json").version).toMatch(version);
  });

  test("runs on the Node of this repository", async () => {
    expect(await project.print(`${msw}/live`, "ours")).toBe(life);
  });

  // MSW 3 itself needs Node 22.12.
  test.skipIf(msw === "msw")("runs on the machine's own Node", async () => {
    expect(await project.print(`${msw}/live`, "the machine's")).toBe(life);
  });
});
