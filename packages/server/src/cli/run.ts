import { createRequire } from "node:module";
import { help, parseArguments, UsageError } from "./arguments.ts";

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
    // Only now, since it takes a while to load.
    else await (await import("./serve.ts")).serve(options, process);
    return 0;
  } catch (error) {
    const message = String(error instanceof Error ? error.message : error).replace(/\s+/g, " ");
    const advice = error instanceof UsageError ? "; try --help" : "";
    stderr.write(`verify-factors-mock: ${message}${advice}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function version(): string {
  return createRequire(import.meta.url)("@verify-factors/server/package.json").version;
}
