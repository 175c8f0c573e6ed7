import { run } from "./cli/run.ts";

process.exitCode = await run(process.argv.slice(2), process);
// End the process even if nobody reads the rest of stdout.
setTimeout(() => process.exit(), 250).unref();
