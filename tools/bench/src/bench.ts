// bench.ts [--quick] [measurement…]: runs all measurements, or those named, prints them and writes RESULTS.md.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installPeers } from "./install.ts";
import { circumstances } from "./machine.ts";
import { bench, root } from "./places.ts";
import { environment, succeed } from "./processes.ts";

const measurements = [
  "regeneration",
  "client-size",
  "client-cost",
  "mock-cost",
  "growth",
  "start-up",
  "types",
  "remote-cache",
];

const { positionals, values } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const unknown = positionals.filter((name) => !measurements.includes(name));
if (unknown.length > 0) {
  throw new Error(`There is no measurement ${unknown.join(", ")}; there are ${measurements.join(", ")}.`);
}

const progress = (text: string) => console.error(`bench: ${text}`);
await installPeers(progress);
// Not before the peers are there.
const { generatePeers } = await import("./peers.ts");
const { kept, pageOf } = await import("./results.ts");
await generatePeers(progress);
progress("checking the types of these sources");
await succeed(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--noEmit"]);
const { cores, load } = circumstances();
if (load > cores) progress(`the machine is busy (load ${load}); wait until it is not, or trust the ratios alone`);

const chosen = positionals.length > 0 ? positionals : measurements;
for (const [index, name] of chosen.entries()) {
  progress(`${name}, ${index + 1} of ${chosen.length}`);
  const flags = ["--expose-gc", join(bench, "src/run.ts"), name, ...(values.quick ? ["--quick"] : [])];
  const child = spawn(process.execPath, flags, { stdio: "inherit", env: environment() });
  const [code] = await once(child, "exit");
  if (code !== 0) process.exitCode = 1;
}
if (!values.quick) await writeFile(join(bench, "RESULTS.md"), pageOf(await kept(measurements)));
