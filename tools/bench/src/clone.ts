import { cp, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "./places.ts";
import { succeed } from "./processes.ts";

/** A clone of the repository in a temporary folder; to be disposed of. */
export interface Clone extends AsyncDisposable {
  folder: string;
}

/**
 * What `git clone` and `npm ci` would make, without the registry: the last commit, and copies of the installed packages.
 * Nothing that was generated, built or cached comes along, and no link leads out of it.
 */
export async function cloneRepository(): Promise<Clone> {
  const folder = await mkdtemp(join(tmpdir(), "verify-factors-clone-"));
  await succeed("git", ["clone", "--quiet", root, folder], { cwd: root });
  const { output } = await succeed("git", ["ls-files", "package.json", "**/package.json"], { cwd: folder });
  const places = output
    .trim()
    .split("\n")
    .map((file) => dirname(file));
  for (const place of places.filter((one) => one !== "tools/bench")) {
    const modules = join(place, "node_modules");
    const there = await stat(join(root, modules)).catch(() => undefined);
    if (there) await cp(join(root, modules), join(folder, modules), { ...asItIs, filter: isNoCache });
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

const asItIs = { recursive: true, verbatimSymlinks: true };

function isNoCache(path: string): boolean {
  return !/\/node_modules\/\.(cache|vite|vite-temp|vitest)(\/|$)/.test(path);
}
