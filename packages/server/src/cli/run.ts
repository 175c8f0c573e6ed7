import { createRequire } from "node:module";
import { type Arguments, help, parseArguments, UsageError } from "./arguments.ts";

/** What of a process a command line program uses. */
export type Surroundings = Pick<NodeJS.Process, "stdout" | "stderr" | "once">;

/**
 * Runs `verify-factors-mock` until it is asked to stop; answers its exit code: 0, 1 for what fails, 2 for a command line
 * that cannot be understood. Every failure is one line on stderr.
 */
export async function run(args: readonly string[], process: Surroundings): Promise<number> {
  const { stdout, stderr } = process;
  // Whoever reads the log may go away; the mock stays.
  stdout.on("error", () => {});
  try {
    const options = parseArguments(args);
    if (options.help) stdout.write(help);
    else if (options.version) stdout.write(`${version()}\n`);
    else await start(options, process);
    return 0;
  } catch (error) {
    const message = String(error instanceof Error ? error.message : error).replace(/\s+/g, " ");
    const advice = error instanceof UsageError ? "; try --help" : "";
    stderr.write(`verify-factors-mock: ${message}${advice}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

/** Loads what each step needs when it comes to it: the mock takes longer than to find a fault in the configuration. */
async function start({ config: file, ...options }: Arguments, process: Surroundings): Promise<void> {
  const config = file === undefined ? {} : await (await import("./config.ts")).readConfig(file);
  const { serve } = await import("./serve.ts");
  await serve({ ...options, file, config }, process);
}

function version(): string {
  return createRequire(import.meta.url)("@verify-factors/server/package.json").version;
}
