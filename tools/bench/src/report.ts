import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { markdownTable } from "markdown-table";
import { benchFolder } from "./command.ts";
import type { Ratio } from "./compare.ts";

/** The export `measurement` of each file in `measurements/`. */
export interface Measurement {
  /** The number of rounds of a full run. A quick one has one round. */
  rounds: number;
  measure(rounds: number): Promise<Report>;
}

/** The outcome of a measurement, which RESULTS.md explains. */
export interface Report {
  /** The first row of each table is its header. */
  tables: unknown[][][];
  goals: Goal[];
}

/** A promise, what was measured, and whether it is met. */
export type Goal = [text: string, measured: unknown, met: boolean];

/** Returns a goal that is met if the median ratio is at most `limit`. */
export function atMost(limit: number, text: string, ratio: Ratio): Goal {
  return [text, ratio, ratio.median <= limit];
}

/** Returns a goal that is met if the median ratio is at least `limit`. */
export function atLeast(limit: number, text: string, ratio: Ratio): Goal {
  return [text, ratio, ratio.median >= limit];
}

/** Describes the machine as it is now. */
export function describeMachine(): string {
  const { platform, versions } = process;
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, Node ${versions.node}, ${availableParallelism()} cores, ${platform}, load ${loadavg()[0]?.toFixed(1)} at the start`;
}

/** Formats the generated part of a section of RESULTS.md. */
export function formatReport({ tables, goals }: Report, conditions: string): string {
  const formatted = tables.map((rows) => markdownTable(rows.map((row) => row.map(String))));
  const list = goals.map(([text, measured, met]) => `- ${met ? "met" : "**missed**"}: ${text}: ${measured}`);
  return [...formatted, list.join("\n"), `${conditions}.`].join("\n\n");
}

/** Replaces what stands in RESULTS.md between the comments that name a measurement. */
export async function saveReport(name: string, report: string): Promise<void> {
  const file = join(benchFolder, "RESULTS.md");
  const section = new RegExp(`(?<=<!-- ${name} -->\n).*(?=<!-- /${name} -->)`, "s");
  await writeFile(
    file,
    (await readFile(file, "utf8")).replace(section, () => `\n${report}\n\n`),
  );
}
