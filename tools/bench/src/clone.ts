import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rootFolder, runCommand } from "./workspace.ts";

/** A clone of the repository in a temporary folder, which disposing removes. */
export interface Clone extends AsyncDisposable {
  folder: string;
}

/**
 * Creates what `git clone` and `npm ci` would, without the registry: the last commit and copies of the installed
 * packages. Copies nothing generated, built or cached, and no link that leads out of the clone.
 */
export async function cloneRepository(): Promise<Clone> {
  const folder = await mkdtemp(join(tmpdir(), "verify-factors-clone-"));
  await runCommand("git", ["clone", "--quiet", rootFolder, folder], { cwd: rootFolder });
  const manifests = await runCommand("git", ["ls-files", "package.json", "**/package.json"], { cwd: folder });
  const packages = manifests.trim().split("\n").map(dirname);
  for (const path of packages.filter((one) => one !== "tools/bench")) {
    const modules = join(path, "node_modules");
    await cp(join(rootFolder, modules), join(folder, modules), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !/\/node_modules\/\.(cache|vite|vite-temp|vitest)(\/|$)/.test(file),
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
