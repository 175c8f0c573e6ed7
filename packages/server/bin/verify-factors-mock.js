#!/usr/bin/env node
// This file is outside dist so that npm links it in a clone that has not been built yet.
import { run } from "../dist/cli/run.js";

process.exitCode = await run(process.argv.slice(2), process);
// End the process even if nobody reads the rest of stdout.
setTimeout(() => process.exit(), 250).unref();
