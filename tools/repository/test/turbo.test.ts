import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy, type PlannedTask } from "../src/copy.ts";

let copy: Copy;
let current: Map<string, PlannedTask>;
beforeAll(async () => {
  copy = await Copy.make();
  // turbo hashes a git repository six times as fast as another folder.
  for (const args of [
    ["init", "--quiet"],
    ["add", "--all"],
  ])
    await copy.run("git", args);
  current = await plan();
});
afterAll(() => copy.remove());

/** Returns the tasks that `npm test` would run now, by id. */
const plan = () => copy.plan("lint", "lint:sources", "typecheck", "test");

/** Edits one file. Returns the tasks whose cached results are no longer valid. */
async function rerunAfter(file: string, text: string, replacement: string): Promise<Set<string>> {
  const before = current;
  await copy.edit(file, text, replacement);
  current = await plan();
  const changed = [...current.values()].filter(({ taskId, hash }) => before.get(taskId)?.hash !== hash);
  return new Set(changed.map(({ taskId }) => taskId.replace("@verify-factors/", "")));
}

test("npm test takes everything from the cache if nothing has changed", async () => {
  const [before, after] = [current, await plan()];
  expect(before.size).toBeGreaterThan(20);
  expect([...before.values()].filter((task) => !task.resolvedTaskDefinition.cache)).toEqual([]);
  expect([...after.values()].map(({ hash }) => hash)).toEqual([...before.values()].map(({ hash }) => hash));
});

test("a changed text in the description reruns what depends on the description, and nothing else", async () => {
  const names = await rerunAfter("spec/openapi.yaml", "The factor.", "This very factor.");
  for (const name of [
    "spec#lint",
    "spec#build",
    "types#generate",
    "client#generate",
    "msw#generate",
    "server#generate",
    "types#build",
    "client#test",
    "msw#test",
    "msw#typecheck",
    "demo#typecheck",
  ]) {
    expect(names).toContain(name);
  }
  for (const other of ["//#", "codegen#", "openapi-mock#"]) {
    expect([...names].filter((name) => name.startsWith(other))).toEqual([]);
  }
  // The control API's description refers to the service's.
  expect([...names].filter((name) => name.endsWith("#lint")).sort()).toEqual(["server#lint", "spec#lint"]);
});

test("a change of the client reruns nothing of types and mock", async () => {
  const file = "packages/client/src/client.ts";
  const names = await rerunAfter(file, "export function createFactorClient(", "export function createFactorClient (");
  const packages = new Set([...names].map((name) => name.split("#")[0]));
  expect(packages).toContain("client");
  expect(names).toContain("//#lint:sources");
  for (const other of ["spec", "types", "msw", "codegen"]) expect(packages).not.toContain(other);
});

test.each([
  ["tools/codegen/src/code.ts", "A piece of code", "Some code"],
  ["tools/codegen/bin/codegen.js", "enableCompileCache?.()", "enableCompileCache ?.()"],
])("a change of the generator, in %s, regenerates everything, and does not touch the description", async (...edit) => {
  const names = await rerunAfter(...edit);
  for (const name of ["types", "client", "msw", "server"]) expect(names).toContain(`${name}#generate`);
  expect(names).toContain("//#lint:sources");
  expect([...names].filter((name) => name.startsWith("spec#"))).toEqual([]);
});

test("a change of the control API reruns nothing that depends on the service's description alone", async () => {
  const names = await rerunAfter("packages/server/control.yaml", "title: ", "title: The ");
  expect(names).toContain("server#generate");
  const packages = new Set([...names].map((name) => name.split("#")[0]));
  for (const other of ["spec", "types", "msw", "client", "codegen"]) expect(packages).not.toContain(other);
});

test("a changed lint rule of the description reruns only what uses it", async () => {
  const names = await rerunAfter("spec/redocly.yaml", "operation-summary: error", "operation-summary: warn");
  expect([...names].sort()).toEqual(["repository#test", "server#lint", "spec#docs", "spec#lint"]);
});
