import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { readManifest, root } from "./workspace.ts";

const run = promisify(execFile);
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  target: "es2022",
  module: "nodenext",
  lib: ["es2023", "dom", "dom.iterable"],
  types: [],
};

/** An external project in a temporary folder that installs the packed packages of this repository. */
export class PackedProject {
  readonly folder: string;
  readonly #version: string;
  readonly #sources: string[] = [];

  private constructor(folder: string, version: string) {
    this.folder = folder;
    this.#version = version;
  }

  /** Packs packages as they are built now, by their names without the scope. */
  static async make(packages: readonly string[]): Promise<PackedProject> {
    const { version } = await readManifest("packages/types");
    const project = new PackedProject(await mkdtemp(join(tmpdir(), "verify-factors-packed-")), version);
    await writeFile(join(project.folder, "package.json"), JSON.stringify({ type: "module" }));
    const workspaces = packages.flatMap((name) => ["--workspace", `@verify-factors/${name}`]);
    const destination = ["--pack-destination", project.folder];
    // Without `prepack`, which would rebuild what other tests use at this moment.
    await run("npm", ["pack", "--ignore-scripts", ...destination, ...workspaces], { cwd: root });
    return project;
  }

  /** Returns the path of a package's tarball. */
  tarball(name: string): string {
    return join(this.folder, `verify-factors-${name}-${this.#version}.tgz`);
  }

  /** Unpacks a packed package into the project, or into a folder of it. */
  async install(name: string, subfolder = "."): Promise<void> {
    const target = join(this.folder, subfolder, "node_modules/@verify-factors", name);
    await mkdir(target, { recursive: true });
    await run("tar", ["-xzf", this.tarball(name), "-C", target, "--strip-components", "1"]);
  }

  /** Links an external package that this repository has installed, optionally under another name. */
  async link(installed: string, name = installed, subfolder = "."): Promise<void> {
    const target = join(this.folder, subfolder, "node_modules", name);
    await mkdir(dirname(target), { recursive: true });
    await symlink(join(root, "node_modules", installed), target);
  }

  /** Adds a TypeScript source and its JavaScript, as an ES module or in CommonJS. */
  async add(name: string, source: string, format: "esm" | "cjs" = "esm"): Promise<void> {
    const prefix = format === "cjs" ? "c" : "";
    const { code } = await transform(source, { loader: "ts", format, platform: "node" });
    this.#sources.push(`${name}.${prefix}ts`);
    await writeFile(join(this.folder, `${name}.${prefix}ts`), source);
    await writeFile(join(this.folder, `${name}.${prefix}js`), code);
  }

  /** Returns the errors that a compiler prints for the sources and the types that they use, or an empty text. */
  async typeCheck(compiler: string, options = {}, files: readonly string[] = this.#sources): Promise<string> {
    const config = { compilerOptions: { ...compilerOptions, ...options }, files };
    await writeFile(join(this.folder, "tsconfig.json"), JSON.stringify(config));
    const tsc = join(root, "node_modules", compiler, "bin/tsc");
    return (await run(process.execPath, [tsc], { cwd: this.folder }).catch((error: { stdout: string }) => error))
      .stdout;
  }

  /** Returns the output of a script on the Node that `npm ci` installs here, or on the system's. */
  async run(node: "installed" | "system", ...args: string[]): Promise<string> {
    const path = (process.env.PATH ?? "").split(delimiter).filter((entry) => !entry.includes("node_modules"));
    const env = { ...process.env, PATH: path.join(delimiter) };
    const command = node === "installed" ? process.execPath : "node";
    return (await run(command, args, { cwd: this.folder, env })).stdout;
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Reads the source in a fixture. */
export async function fixture(name: string): Promise<string> {
  return readFile(join(root, "tools/repository/test/fixtures", `${name}.ts.txt`), "utf8");
}
