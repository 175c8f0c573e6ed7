// run.ts <measurement> [--quick]: one measurement in a process of its own, so that none warms or fills another's.
import { parseArgs } from "node:util";
import { circumstances, versions } from "./machine.ts";
import type { Measurement } from "./report.ts";
import { keep, print } from "./results.ts";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const [name = ""] = positionals;
const quick = values.quick ?? false;
const { measure } = (await import(`./measurements/${name}.ts`)) as { measure: Measurement };

const when = circumstances();
const line = (text: string) => process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
const report = await measure({ quick, progress: (text) => line(`${name}: ${text}`) });
if (process.stderr.isTTY) line("");

print(report);
if (!quick) await keep(name, { ...when, versions: await versions(), report });
