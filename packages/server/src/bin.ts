import { run } from "./cli/run.ts";

process.exitCode = await run(process.argv.slice(2), process);
// Ends the process even if no other process reads the rest of stdout.
setTimeout(() => process.exit(), 250).unref();
