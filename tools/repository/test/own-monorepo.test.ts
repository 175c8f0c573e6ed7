import { mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "../src/copy.ts";
import { exportPackages } from "../src/export.ts";
import { linkModules } from "../src/link-modules.ts";
import { readManifest, root } from "../src/workspace.ts";

const parts = ["spec", "tools/codegen", "packages/types", "packages/client", "packages/openapi-mock", "packages/msw"];
const shop = join(import.meta.dirname, "fixtures/shop");
let monorepo: Copy;

/** Returns the JSON blocks of CONTRIBUTING.md for `package.json` and `turbo.json`. */
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
  const exported = [...parts, "packages/server"].map((part) => join(monorepo.folder, "verify-factors", part));
  const manifests = await Promise.all(exported.map(readManifest));
  const names = manifests.map(({ name }) => name);
  const needed = manifests.flatMap(({ dependencies, devDependencies }) =>
    Object.keys({ ...dependencies, ...devDependencies }),
  );
  expect(needed.filter((name) => name.startsWith("@verify-factors/") && !names.includes(name))).toEqual([]);
});

test("an app in another monorepo builds and tests against the packages, and sees a changed description", async () => {
  expect(await readGuide()).toHaveLength(2);
  const hashTypecheck = async () => (await monorepo.plan("typecheck", "--filter=shop")).get("shop#typecheck")?.hash;
  const before = await hashTypecheck();
  const description = "verify-factors/spec/openapi.yaml";
  await monorepo.edit(description, "enum: [unverified, verified]", "enum: [unverified, verified, expired]");
  expect(await hashTypecheck()).not.toBe(before);

  const tasks = ["build", "typecheck", "test"];
  const { code, output } = await monorepo.run("turbo", ["run", ...tasks, "--continue", "--filter=shop"]);
  // The code that no longer fits, in the mock and in the app. All other tasks succeed.
  expect(output.match(/\S* error TS.*/g)).toEqual([
    expect.stringMatching(/^src\/seed-factor\.ts.*TS2741: Property 'expired' is missing/),
    expect.stringMatching(/^src\/factor-list\.ts.*TS2741: Property 'expired' is missing/),
  ]);
  expect(output).toMatch(/Failed: +@verify-factors\/msw#build, shop#typecheck\n/);
  expect(output).toContain("1 passed");
  expect(code).not.toBe(0);
});
