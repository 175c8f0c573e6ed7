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

test("everything that npm test runs is answered from the cache when nothing has changed", async () => {
  const [before, after] = [await plan(), await plan()];
  expect(before.size).toBeGreaterThan(20);
  expect([...before.values()].filter((task) => !task.resolvedTaskDefinition.cache)).toEqual([]);
  expect([...after.values()].map(({ hash }) => hash)).toEqual([...before.values()].map(({ hash }) => hash));
});

test("a description text reworded re-runs what depends on the description, and nothing else", async () => {
  const before = await plan();
  await copy.edit("spec/openapi.yaml", "The factor.", "This very factor.");
  const after = await plan();
  const rerun = [...after.values()].filter(({ taskId, hash }) => before.get(taskId)?.hash !== hash);
  const names = new Set(rerun.map(({ taskId }) => taskId.replace("@verify-factors/", "")));
  for (const name of [
    "spec#lint",
    "spec#generate",
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
  const before = await plan();
  await copy.edit("packages/client/src/client.ts", "A client of one Verify service.", "A client of a Verify service.");
  const after = await plan();
  const changed = [...after.values()].filter(({ taskId, hash }) => before.get(taskId)?.hash !== hash);
  const packages = new Set(changed.map(({ taskId }) => taskId.split("#")[0]?.replace("@verify-factors/", "")));
  expect(packages).toContain("client");
  for (const other of ["spec", "types", "msw", "codegen"]) expect(packages).not.toContain(other);
});
