import { run } from "./cli/run.ts";

process.exitCode = await run(process.argv.slice(2), process);
// Otherwise the process would wait for somebody to read what stdout still holds.
setTimeout(() => process.exit(), 250).unref();
