#!/usr/bin/env node
// The compile cache of Node 22 and later halves the run time. It applies to modules that are loaded after it is enabled,
// so this file imports everything else dynamically.
import module from "node:module";

module.enableCompileCache?.();
const { run } = await import("../dist/cli.js");
await run(process.argv.slice(2)).catch((error) => {
  // Anything but a plain error or a system error is a bug of the generator.
  console.error(error.name === "Error" || error.code ? error.message : error);
  process.exitCode = 1;
});
