import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../../..");
const run = promisify(execFile);

/** What a command has printed, both streams in one, and how it ended. */
export interface Outcome {
  code: number;
  output: string;
}

/**
 * A copy of the working tree in a temporary folder, built files included, to be changed at will. Packages of the registry
 * are links to the original's; packages of the workspace are the copy's own.
 */
export class Copy {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Copy> {
    const folder = await mkdtemp(join(tmpdir(), "verify-factors-"));
    const left = new Set(["node_modules", ".git", ".turbo"]);
    await cp(root, folder, { recursive: true, filter: (path) => !left.has(path.split("/").at(-1) ?? "") });
    for (const modules of await modulesFolders()) await linkModules(modules, folder);
    return new Copy(folder);
  }

  /** Replaces a text that must be there; answers how to take that back. */
  async edit(file: string, from: string, to: string): Promise<() => Promise<void>> {
    const path = join(this.folder, file);
    const text = await readFile(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} does not contain ${JSON.stringify(from)}.`);
    await writeFile(path, text.replace(from, to));
    return () => writeFile(path, text);
  }

  /** Writes a file, new or not. */
  async write(file: string, text: string): Promise<void> {
    await writeFile(join(this.folder, file), text);
  }

  /** Runs a command in the copy, or in a folder of it. */
  async run(command: string, args: string[], folder = "."): Promise<Outcome> {
    const cwd = join(this.folder, folder);
    const env = {
      ...process.env,
      PATH: `${join(this.folder, "node_modules/.bin")}:${process.env.PATH}`,
      NO_COLOR: "1",
      // What the change does not touch comes from the original's cache; what it does stays out of it.
      TURBO_CACHE_DIR: join(root, ".turbo/cache"),
      TURBO_CACHE: "local:r",
    };
    try {
      const { stdout, stderr } = await run(command, args, { cwd, env, maxBuffer: 2 ** 26 });
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout = "", stderr = "" } = error as { code: number; stdout?: string; stderr?: string };
      return { code, output: stdout + stderr };
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.remove();
  }
}

/** Every `node_modules` of the original, by its place in the tree. */
async function modulesFolders(): Promise<string[]> {
  const { stdout } = await run("npm", ["query", ".workspace"], { cwd: root, maxBuffer: 2 ** 26 });
  const places = ["", ...(JSON.parse(stdout) as { location: string }[]).map(({ location }) => location)];
  const found = await Promise.all(
    places.map(async (place) => ((await entriesOf(join(root, place, "node_modules"))).length > 0 ? [place] : [])),
  );
  return found.flat();
}

/** Links what a `node_modules` holds; links that stay inside the tree are made anew and so lead into the copy. */
async function linkModules(place: string, folder: string): Promise<void> {
  const from = join(root, place, "node_modules");
  const to = join(folder, place, "node_modules");
  for (const entry of await entriesOf(from)) {
    // Caches and the like are not to be shared.
    if (entry.startsWith(".") && entry !== ".bin") continue;
    const scoped = entry.startsWith("@") || entry === ".bin";
    for (const name of scoped ? await entriesOf(join(from, entry)) : [""]) {
      const path = join(entry, name);
      const inside = await readlink(join(from, path)).catch(() => undefined);
      await mkdir(join(to, name ? entry : ""), { recursive: true });
      await symlink(inside ?? join(from, path), join(to, path));
    }
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
