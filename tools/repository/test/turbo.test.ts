import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "../src/copy.ts";

let copy: Copy;
beforeAll(async () => {
  copy = await Copy.make();
});
afterAll(() => copy.remove());

interface Task {
  taskId: string;
  hash: string;
  resolvedTaskDefinition: { cache: boolean };
}

/** What `npm test` would run now, by task. */
async function plan(): Promise<Map<string, Task>> {
  const { output } = await copy.run("turbo", ["run", "lint", "lint:root", "typecheck", "test", "--dry=json"]);
  const { tasks } = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)) as { tasks: Task[] };
  return new Map(tasks.map((task) => [task.taskId, task]));
}

/** The tasks that an edit of one file makes run again. */
async function rerunAfter(file: string, text: string, replacement: string): Promise<Set<string>> {
  const before = await plan();
  await copy.edit(file, text, replacement);
  const after = [...(await plan()).values()].filter(({ taskId, hash }) => before.get(taskId)?.hash !== hash);
  return new Set(after.map(({ taskId }) => taskId.replace("@verify-factors/", "")));
}

test("everything that npm test runs is answered from the cache when nothing has changed", async () => {
  const [before, after] = [await plan(), await plan()];
  expect(before.size).toBeGreaterThan(20);
  expect([...before.values()].filter((task) => !task.resolvedTaskDefinition.cache)).toEqual([]);
  expect([...after.values()].map(({ hash }) => hash)).toEqual([...before.values()].map(({ hash }) => hash));
});

test("a description text reworded re-runs what depends on the description, and nothing else", async () => {
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
    "tour#typecheck",
  ]) {
    expect(names).toContain(name);
  }
  expect([...names].filter((name) => name.startsWith("codegen#"))).toEqual([]);
  // The control API's description refers to the service's.
  expect([...names].filter((name) => name.endsWith("#lint")).sort()).toEqual(["server#lint", "spec#lint"]);
});

test("a change of the client re-runs nothing of types and mock", async () => {
  const file = "packages/client/src/client.ts";
  const names = await rerunAfter(file, "A client of one Verify service.", "A client of a Verify service.");
  const packages = new Set([...names].map((name) => name.split("#")[0]));
  expect(packages).toContain("client");
  for (const other of ["spec", "types", "msw", "codegen"]) expect(packages).not.toContain(other);
});

test("a change of the generator generates everything anew, and of the description only reads it", async () => {
  const names = await rerunAfter("tools/codegen/src/code.ts", "A piece of code", "Some code");
  for (const name of ["types", "client", "msw", "server"]) expect(names).toContain(`${name}#generate`);
  expect([...names].filter((name) => name.startsWith("spec#"))).toEqual([]);
});

test("a change of the control API re-runs nothing of what the service's description makes", async () => {
  const names = await rerunAfter("packages/server/control.yaml", "title: ", "title: The ");
  expect(names).toContain("server#generate");
  const packages = new Set([...names].map((name) => name.split("#")[0]));
  for (const other of ["spec", "types", "msw", "client", "codegen"]) expect(packages).not.toContain(other);
});

test("a rule of the description's style re-runs only what goes by it", async () => {
  const names = await rerunAfter("spec/redocly.yaml", "operation-summary: error", "operation-summary: warn");
  expect([...names].sort()).toEqual(["server#lint", "spec#lint"]);
});
