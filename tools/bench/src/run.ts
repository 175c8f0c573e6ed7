// run.ts <measurement> [--quick]: runs one measurement in this process, prints its section of RESULTS.md and saves it.
import { parseArgs } from "node:util";
import { describeMachine, formatReport, type Measurement, saveSection } from "./report.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const [name = ""] = positionals;
const { quick = false } = values;
const { measure } = (await import(`./measurements/${name}.ts`)) as { measure: Measurement };

const machine = describeMachine();
const { isTTY } = process.stderr;
const report = await measure({
  quick,
  progress: (text) => process.stderr.write(isTTY ? `\r\x1b[K${name}: ${text}` : `${name}: ${text}\n`),
});
const section = formatReport(report, machine);
console.log(`\n\n${section}`);
if (!quick) await saveSection(section);
