// bench.ts [--quick] [measurement…]: runs all measurements, or the named ones, and writes their figures to RESULTS.md.
import { readdir } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { benchFolder, run } from "./command.ts";
import { formatReport, type Report, saveReport } from "./report.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const files = await readdir(join(benchFolder, "src/measurements"));
const [name = "", ...others] = positionals.length > 0 ? positionals : files.map((file) => basename(file, ".ts"));

if (others.length > 0) {
  // Use a process for each measurement, so that no measurement runs code that another one has optimized.
  for (const one of [name, ...others]) {
    const args = ["--expose-gc", import.meta.filename, one, ...(values.quick ? ["--quick"] : [])];
    const { failed } = await run(process.execPath, args, { stdio: "inherit", reject: false });
    if (failed) process.exitCode = 1;
  }
} else {
  const { measure } = (await import(`./measurements/${name}.ts`)) as { measure(rounds?: number): Promise<Report> };
  const machine = `Node ${process.versions.node}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`;
  const conditions = `${new Date().toISOString().slice(0, 10)}, ${machine} at the start.`;
  const report = formatReport(await (values.quick ? measure(1) : measure()), conditions);
  console.log(`\n${name}\n\n${report}\n`);
  if (!values.quick) await saveReport(name, report);
}
