import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PackedProject } from "../src/packed-project.ts";
import { readManifest, root } from "../src/workspace.ts";

const codegen = join(root, "tools/codegen");
let project: PackedProject;
beforeAll(async () => {
  project = await PackedProject.make(["codegen", "openapi-mock"]);
  for (const name of ["codegen", "openapi-mock"]) await project.install(name);
  for (const name of [...Object.keys((await readManifest("tools/codegen")).dependencies ?? {}), "msw"]) {
    // npm nests the TypeScript that openapi-typescript needs.
    const isNested = ["openapi-typescript", "typescript"].includes(name);
    await project.link(isNested ? `../tools/codegen/node_modules/${name}` : name, name);
  }
});
afterAll(() => project.remove());

test("the packed codegen passes publint", async () => {
  const { buffer: tarball } = new Uint8Array(await readFile(project.tarball("codegen")));
  expect((await publint({ pack: { tarball }, strict: true })).messages).toEqual([]);
});

test("the quick start of codegen works outside of this repository, on the system Node", async () => {
  await copyFile(join(codegen, "test/fixtures/quick-start.yaml"), join(project.folder, "quick-start.yaml"));
  const readme = await readFile(join(codegen, "README.md"), "utf8");
  const [, command = ""] = /^npx codegen (.*)$/m.exec(readme) ?? [];
  const bin = "node_modules/@verify-factors/codegen/bin/codegen.js";
  expect(await project.run("system", bin, ...command.split(" "))).toBe("");

  const [mock = "", use = "", ...more] = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);
  expect(more).toEqual([]);
  expect(mock.trim().split("\n").length).toBeLessThanOrEqual(30);
  await project.add("mock", mock);
  await project.add("use", use);
  expect(await project.typeCheck("typescript")).toBe("");
  const printed = await project.run("installed", "use.ts");
  expect(printed.replace(/[0-9a-f]{8}/, "0000000a").split("\n")).toEqual([
    "201 2",
    "204",
    '{"message":"There is nothing at /v1/bookings/bk_0000000a."}',
    '{"message":"Invalid request: start must be text in the format date-time, but is missing."}',
    "",
  ]);
});
