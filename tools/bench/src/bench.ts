// bench.ts [--quick] [measurement…]: runs all measurements, or the named ones, and writes their figures to RESULTS.md.
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { benchFolder, run } from "./command.ts";
import { describeMachine, formatReport, type Measurement, saveReport } from "./report.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const known = (await readdir(join(benchFolder, "src/measurements"))).map((file) => basename(file, ".ts"));
const unknown = positionals.filter((name) => !known.includes(name));
const [name, ...others] = positionals.length > 0 ? positionals : known;

if (unknown.length > 0) {
  console.error(`bench: unknown measurement ${unknown.join(", ")}. Choose from ${known.join(", ")}.`);
  process.exitCode = 2;
} else if (others.length > 0) {
  // A process for each, so that none warms up another.
  for (const one of [name, ...others]) {
    const args = ["--expose-gc", import.meta.filename, `${one}`, ...(values.quick ? ["--quick"] : [])];
    const { exitCode } = await run(process.execPath, args, { stdio: "inherit", reject: false });
    if (exitCode !== 0) process.exitCode = 1;
  }
} else {
  const { measurement }: { measurement: Measurement } = await import(`./measurements/${name}.ts`);
  const machine = describeMachine();
  const rounds = values.quick ? 1 : measurement.rounds;
  const report = formatReport(await measurement.measure(rounds), `Rounds: ${rounds}. ${machine}`);
  console.log(`\n${name}\n\n${report}\n`);
  if (!values.quick) await saveReport(`${name}`, report);
}
