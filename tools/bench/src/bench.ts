// bench.ts [--quick] [measurement…]: runs all measurements, or the named ones, and writes RESULTS.md.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { generatePeers, installPeers } from "./peers.ts";
import { benchFolder, createEnvironment, rootFolder, runCommand } from "./workspace.ts";

const files = await readdir(join(benchFolder, "src/measurements"));
const names = files.map((file) => basename(file, ".ts"));
const { positionals, values } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`bench: unknown measurement ${unknown.join(", ")}. Choose from ${names.join(", ")}.`);
  process.exit(2);
}

const progress = (text: string) => console.error(`bench: ${text}`);
await installPeers(progress);
await generatePeers(progress);
progress("checking the types of these sources");
await runCommand(process.execPath, [join(rootFolder, "node_modules/typescript/bin/tsc"), "--noEmit"]);
const [load = 0] = loadavg();
if (load > availableParallelism()) progress(`the machine is busy (load ${load.toFixed(1)}); trust only the ratios`);

const chosen = positionals.length > 0 ? positionals : names;
for (const [index, name] of chosen.entries()) {
  progress(`${name}, ${index + 1} of ${chosen.length}`);
  const args = ["--expose-gc", join(benchFolder, "src/run.ts"), name, ...(values.quick ? ["--quick"] : [])];
  const [code] = await once(spawn(process.execPath, args, { stdio: "inherit", env: createEnvironment() }), "exit");
  if (code !== 0) process.exitCode = 1;
}
