// Copies the sources that another monorepo needs to generate and build the packages: `npm run export -- <folder of that monorepo>`.
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { type Manifest, readManifest, root } from "./workspace.ts";

interface TurboConfig {
  tasks: Record<string, Record<string, unknown>>;
}

const parts = [
  "spec",
  "tools/codegen",
  ...["types", "client", "openapi-mock", "msw", "server"].map((name) => `packages/${name}`),
];
const tasks = ["generate", "build"];
/** Tests and their configuration need tools that are not exported. The other omitted files are build results. */
const omitted = /(^|\/)(node_modules|dist|generated|test|\.turbo|vitest\.config\.ts|size\.ts|CHANGELOG\.md)$/;

/** Copies the packages to `verify-factors` in a folder, without their tests. Returns the path of the copy. */
export async function exportPackages(folder: string): Promise<string> {
  const target = join(resolve(folder), "verify-factors");
  await rm(target, { recursive: true, force: true });
  const exported = await Promise.all(parts.map(async (part) => ({ part, manifest: await readManifest(part) })));
  const names = new Set(exported.map(({ manifest }) => manifest.name));
  const { devDependencies = {} } = await readManifest();
  await cp(join(root, "tsconfig.base.json"), join(target, "tsconfig.base.json"));
  for (const { part, manifest } of exported) {
    const from = join(root, part);
    await cp(from, join(target, part), {
      recursive: true,
      filter: (path) => !omitted.test(relative(from, path).replaceAll("\\", "/")),
    });
    await writeJson(join(target, part, "package.json"), toExported(manifest, names, devDependencies));
    await writeJson(join(target, part, "turbo.json"), await readTurboConfig(part));
  }
  return target;
}

/** Keeps what generating and building need, and adds the tools that the root of this workspace provides. */
function toExported(manifest: Manifest, names: Set<string>, tools: Record<string, string>): Manifest {
  const buildTools = ["rimraf", "typescript", "@types/node"].map((name) => [name, tools[name]]);
  const isNeeded = (name: string) => names.has(name) || ["@redocly/cli", "msw"].includes(name);
  const kept = Object.entries(manifest.devDependencies ?? {}).filter(([name]) => isNeeded(name));
  const { dependencies = {} } = manifest;
  return {
    ...manifest,
    private: true,
    scripts: Object.fromEntries(Object.entries(manifest.scripts).filter(([name]) => tasks.includes(name))),
    devDependencies: Object.fromEntries([...kept, ...buildTools.filter(([name = ""]) => !(name in dependencies))]),
  };
}

/** Returns the tasks of a package with the defaults of this workspace, because those of another one differ. */
async function readTurboConfig(part: string): Promise<TurboConfig & { extends: string[] }> {
  const [defaults, own] = await Promise.all([readJson("turbo.json"), readJson(join(part, "turbo.json"))]);
  const merged = tasks.map((name) => {
    const inherited = defaults.tasks[name] ?? {};
    const expanded = Object.entries({ ...inherited, ...own.tasks[name] }).map(([key, value]) => {
      const expand = (item: unknown) => (item === "$TURBO_EXTENDS$" ? (inherited[key] as unknown[]) : item);
      return [key, Array.isArray(value) ? value.flatMap(expand) : value];
    });
    return [name, Object.fromEntries(expanded)];
  });
  return { extends: ["//"], tasks: Object.fromEntries(merged) };
}

async function readJson(file: string): Promise<TurboConfig> {
  const text = await readFile(join(root, file), "utf8").catch(() => '{ "tasks": {} }');
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, "")) as TurboConfig;
}

async function writeJson(file: string, value: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new TypeError("export: the folder is missing. Run `npm run export -- <folder of your monorepo>`.");
  console.log(`Copied to ${await exportPackages(folder)}. Next: .github/CONTRIBUTING.md#in-your-own-monorepo`);
}
