import { execFile } from "node:child_process";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** The folder of this tool. */
export const benchFolder = join(import.meta.dirname, "..");

/** The root of the repository. */
export const rootFolder = join(benchFolder, "../..");

/** The bundled description, the input of every peer. */
export const descriptionFile = join(rootFolder, "spec/dist/openapi.json");

/** The code that the peers generate from the description. Ignored by git. */
export const generatedFolder = join(benchFolder, "generated");

/** The consumers and the generated mocks, bundled for Node. */
export const bundleFolder = join(generatedFolder, "bundled");

/** Imports a bundle of `bundleFolder`. */
// biome-ignore lint/suspicious/noExplicitAny: the types of generated code exist only once it is generated.
export async function importBundle(name: string): Promise<any> {
  return import(pathToFileURL(join(bundleFolder, `${name}.mjs`)).href);
}

/** Options for `runCommand`. */
export interface CommandOptions {
  /** @default the folder of this tool */
  cwd?: string;
  /** Environment variables to add. */
  env?: Record<string, string>;
}

const execute = promisify(execFile);

/** Runs a command and returns its stdout. Throws with its whole output if the command fails. */
export async function runCommand(
  name: string,
  args: readonly string[],
  { cwd = benchFolder, env }: CommandOptions = {},
): Promise<string> {
  try {
    const { stdout } = await execute(name, args, { cwd, env: createEnvironment(env), maxBuffer: 2 ** 28 });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${name} ${args.join(" ")} failed:\n${stdout}${stderr}`);
  }
}

/** Returns the environment for a command: the tools of this folder and of the root, and no setting that skews figures. */
export function createEnvironment(added: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(TURBO_|NODE_OPTIONS$|NODE_V8|FORCE_COLOR$)/.test(name),
  );
  const path = [join(benchFolder, "node_modules/.bin"), join(rootFolder, "node_modules/.bin"), process.env.PATH];
  return { ...Object.fromEntries(inherited), PATH: path.join(delimiter), NO_COLOR: "1", ...added };
}
