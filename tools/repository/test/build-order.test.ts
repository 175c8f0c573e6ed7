import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../src/workspace.ts";

const packages = ["types", "client", "openapi-mock", "msw", "server", "example"];

/** Returns the packages of the workspace that a package's sources import, generated ones included. */
async function readImports(name: string): Promise<string[]> {
  const imported = new Set<string>();
  for await (const file of glob("src/**/*.{ts,tsx}", { cwd: join(root, "packages", name) })) {
    const code = await readFile(join(root, "packages", name, file), "utf8");
    for (const [, other = ""] of code.matchAll(/^(?:import|export|\}).* from "@verify-factors\/([^/"]+)/gm))
      imported.add(other);
  }
  return [...imported].sort();
}

test.each(packages)("the build of %s waits only for the packages that its src imports", async (name) => {
  const config = await readFile(join(root, "packages", name, "turbo.json"), "utf8").catch(() => "{}");
  const { tasks } = JSON.parse(config) as { tasks?: { build?: { dependsOn?: string[] } } };
  const builds = (tasks?.build?.dependsOn ?? []).filter((task) => task.endsWith("#build"));
  const names = builds.map((task) => task.slice("@verify-factors/".length, -"#build".length));
  expect(names.sort()).toEqual(await readImports(name));
});
