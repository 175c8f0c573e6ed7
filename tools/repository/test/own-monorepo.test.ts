import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "../src/copy.ts";
import { exportPackages } from "../src/export.ts";
import { linkModules } from "../src/link-modules.ts";
import { type Manifest, root } from "../src/workspace.ts";

const parts = ["spec", "tools/codegen", "packages/types", "packages/client", "packages/openapi-mock", "packages/msw"];
const shop = join(import.meta.dirname, "fixtures/shop");
let monorepo: Copy;

/** Returns the JSON blocks that the contributing guide tells to put into `package.json` and `turbo.json`. */
async function readGuide(): Promise<[name: string, text: string][]> {
  const guide = await readFile(join(root, ".github/CONTRIBUTING.md"), "utf8");
  return [...guide.matchAll(/`([a-z]+\.json)`:\n\n```json\n(.*?)```/gs)].map(([, name = "", text = ""]) => [
    name,
    text,
  ]);
}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "verify-factors-monorepo-"));
  monorepo = new Copy(folder);
  await exportPackages(folder);
  for (const [name, text] of await readGuide()) await monorepo.write(name, text);
  for (const name of ["package.json", "tsconfig.json", "factor-list.ts.txt", "factor-list.test.ts.txt"]) {
    const place = name.endsWith(".txt") ? `src/${name.slice(0, -".txt".length)}` : name;
    await monorepo.write(`apps/shop/${place}`, await readFile(join(shop, name), "utf8"));
  }
  await install(folder);
});
afterAll(() => monorepo.remove());

/** Installs without a registry: external packages are links to those of this repository. */
async function install(folder: string): Promise<void> {
  await linkModules(join(root, "node_modules"), join(folder, "node_modules"));
  await linkModules(
    join(root, "tools/codegen/node_modules"),
    join(folder, "verify-factors/tools/codegen/node_modules"),
  );
  const scope = join(folder, "node_modules/@verify-factors");
  await rm(scope, { recursive: true });
  await mkdir(scope);
  for (const part of parts)
    await symlink(join(folder, "verify-factors", part), join(scope, part.split("/").at(-1) ?? ""));
}

test("every workspace that an exported package names is exported", async () => {
  const manifests = await Promise.all(
    [...parts, "packages/server"].map(async (part) => {
      const text = await readFile(join(monorepo.folder, "verify-factors", part, "package.json"), "utf8");
      return JSON.parse(text) as Manifest;
    }),
  );
  const names = manifests.map(({ name }) => name);
  const needed = manifests.flatMap(({ dependencies, devDependencies }) =>
    Object.keys({ ...dependencies, ...devDependencies }),
  );
  expect(needed.filter((name) => name.startsWith("@verify-factors/") && !names.includes(name))).toEqual([]);
});

test("an app in another monorepo builds and tests against the packages, and sees a changed description", async () => {
  expect(await readGuide()).toHaveLength(2);
  const first = await monorepo.run("turbo", ["run", "build", "typecheck", "test", "--filter=shop"]);
  expect(first.output).toContain("1 passed");
  expect(first.code).toBe(0);

  const description = join(monorepo.folder, "verify-factors/spec/openapi.yaml");
  const text = await readFile(description, "utf8");
  await writeFile(description, text.replace("enum: [unverified, verified]", "enum: [unverified, verified, expired]"));
  const second = await monorepo.run("turbo", ["run", "typecheck", "--continue", "--filter=shop"]);
  expect(second.output).toMatch(/src\/factor-list\.ts.*error TS2741: Property 'expired' is missing/);
  expect(second.code).not.toBe(0);
});
