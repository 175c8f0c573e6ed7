import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { markdownTable } from "markdown-table";
import { benchFolder } from "./command.ts";
import type { Ratio } from "./compare.ts";

/** The result of `measure()`, which each file in `measurements/` exports. RESULTS.md explains the tables. */
export interface Report {
  /** The first row of each table is its header. */
  tables: unknown[][][];
  goals: Goal[];
}

/** A goal, the measured value, and `true` if the goal is met. */
export type Goal = [text: string, measured: unknown, met: boolean];

/** Returns a goal that is met if the median ratio is at most `limit`. */
export function atMost(limit: number, text: string, ratio: Ratio): Goal {
  return [text, ratio, ratio.median <= limit];
}

/** Returns a goal that is met if the median ratio is at least `limit`. */
export function atLeast(limit: number, text: string, ratio: Ratio): Goal {
  return [text, ratio, ratio.median >= limit];
}

/** Formats the generated part of a section of RESULTS.md. */
export function formatReport({ tables, goals }: Report, conditions: string): string {
  const formatted = tables.map((rows) => markdownTable(rows.map((row) => row.map(String))));
  const list = goals.map(([text, measured, met]) => `- ${met ? "met" : "**missed**"}: ${text}: ${measured}`);
  return [...formatted, list.join("\n"), conditions].join("\n\n");
}

/** Replaces the text of RESULTS.md between the comments that name a measurement. */
export async function saveReport(name: string, report: string): Promise<void> {
  const file = join(benchFolder, "RESULTS.md");
  const section = new RegExp(`(?<=<!-- ${name} -->\n).*(?=<!-- /${name} -->)`, "s");
  await writeFile(
    file,
    (await readFile(file, "utf8")).replace(section, () => `\n${report}\n\n`),
  );
}
