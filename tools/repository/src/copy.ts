import { execFile } from "node:child_process";
import { cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { linkEntries, linkModules } from "./link-modules.ts";
import { readManifest, root } from "./workspace.ts";

const run = promisify(execFile);

/** The exit code of a command, and what it printed to both streams. */
export interface CommandResult {
  code: number;
  output: string;
}

/** A task that turbo would run. */
export interface PlannedTask {
  taskId: string;
  hash: string;
  resolvedTaskDefinition: { cache: boolean };
}

/**
 * A copy of the working tree in a temporary folder, built files included, that a test may change. External packages are links
 * to the original's; packages of the workspace are the copy's own, and so is what its turbo adds to the cache.
 */
export class Copy {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Copy> {
    const folder = await mkdtemp(join(tmpdir(), "verify-factors-"));
    const omitted = new Set(["node_modules", ".git", ".turbo"]);
    await cp(root, folder, { recursive: true, filter: (path) => !omitted.has(path.split(/[/\\]/).at(-1) ?? "") });
    const { workspaces = [] } = await readManifest();
    for (const workspace of [".", ...(await Array.fromAsync(glob(workspaces, { cwd: root })))]) {
      await linkModules(join(root, workspace, "node_modules"), join(folder, workspace, "node_modules"));
    }
    await linkEntries(join(root, ".turbo/cache"), join(folder, ".turbo/cache"));
    return new Copy(folder);
  }

  /** Replaces the first occurrence of a text. Throws if there is none. Returns a function that undoes the edit. */
  async edit(file: string, from: string, to: string): Promise<() => Promise<void>> {
    const path = join(this.folder, file);
    const text = await readFile(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} does not contain ${JSON.stringify(from)}.`);
    await writeFile(path, text.replace(from, to));
    return () => writeFile(path, text);
  }

  /** Writes a file. Creates its folder if necessary. */
  async write(file: string, text: string): Promise<void> {
    const path = join(this.folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  /** Runs a command in the copy, or in a folder of it. */
  async run(command: string, args: string[], folder = "."): Promise<CommandResult> {
    const cwd = join(this.folder, folder);
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      PATH: `${join(this.folder, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
      NO_COLOR: "1",
      TURBO_CONCURRENCY: "100%",
    };
    // The cache of the copy begins with links to the entries of the original.
    delete env.TURBO_CACHE_DIR;
    env.TURBO_CACHE = "local:rw";
    try {
      const { stdout, stderr } = await run(command, args, { cwd, env, maxBuffer: 2 ** 26 });
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout = "", stderr = "" } = error as { code: number; stdout?: string; stderr?: string };
      return { code, output: stdout + stderr };
    }
  }

  /** Returns the tasks that `turbo run` with these arguments would run now, by id. */
  async plan(...args: string[]): Promise<Map<string, PlannedTask>> {
    const { output } = await this.run("turbo", ["run", ...args, "--dry=json"]);
    const json = output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1);
    const { tasks } = JSON.parse(json) as { tasks: PlannedTask[] };
    return new Map(tasks.map((task) => [task.taskId, task]));
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  readonly [Symbol.asyncDispose] = this.remove;
}
