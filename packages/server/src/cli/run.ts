import { version } from "../version.ts";
import { help, parseArguments, UsageError } from "./arguments.ts";
import type { ProcessIO } from "./serve.ts";

/**
 * Runs `verify-factors-mock` until a signal stops the process. Returns the exit code: 0, 1 for a failure, 2 for an
 * invalid command line. Prints every failure as one line on stderr.
 */
export async function run(args: readonly string[], process: ProcessIO): Promise<number> {
  const { stdout, stderr } = process;
  // Keep the mock running if the process that reads the log exits.
  stdout.on("error", () => {});
  try {
    const options = parseArguments(args);
    if (options.help) stdout.write(help);
    else if (options.version) stdout.write(`${version}\n`);
    // Import the mock only here, because importing it takes longer than printing help or an error.
    else await (await import("./serve.ts")).serve(options, process);
    return 0;
  } catch (error) {
    const message = String(error instanceof Error ? error.message : error).replace(/\s+/g, " ");
    const advice = error instanceof UsageError ? " Try --help." : "";
    stderr.write(`verify-factors-mock: ${message}${advice}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
