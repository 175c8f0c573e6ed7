import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { markdownTable } from "markdown-table";
import type { Circumstances } from "./machine.ts";
import { bench } from "./places.ts";
import type { Report } from "./report.ts";

/** A report with all that one must know to believe it. */
export interface Result extends Circumstances {
  versions: Record<string, string>;
  report: Report;
}

const folder = join(bench, "results");

/** Keeps a result for the page that is made of all. */
export async function keep(name: string, result: Result): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** The last result of each of these measurements that ever ran. */
export async function kept(names: readonly string[]): Promise<Result[]> {
  const texts = names.map((name) => readFile(join(folder, `${name}.json`), "utf8"));
  return (await Promise.allSettled(texts)).flatMap((one) =>
    one.status === "fulfilled" ? [JSON.parse(one.value)] : [],
  );
}

/** Prints a report to the terminal. */
export function print(report: Report): void {
  console.log(`\n${textOf(report, "")}\n`);
}

/** All results as one page. */
export function pageOf(results: readonly Result[]): string {
  const goals = results.flatMap(({ report }) =>
    report.goals.map(({ goal, measured, met }) => [report.title, goal, measured, met ? "met" : "**missed**"]),
  );
  return [
    "# Results",
    "Written by `npm run bench`; [README.md](README.md) says how it measures. Times are of one machine on one day: compare only what stands in one table. `1.20 (1.15–1.30)` is the median of the ratios within each round, and the quarters around it.",
    markdownTable([["measurement", "goal", "measured", ""], ...goals]),
    ...results.map((result) => `${textOf(result.report, "## ")}\n\n${circumstancesOf(result)}`),
    "## Versions",
    markdownTable([["package", "version"], ...Object.entries(results.at(-1)?.versions ?? {})]),
    "",
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

function textOf({ title, method, tables, goals, notes, picture }: Report, heading: string): string {
  return [
    `${heading}${title}`,
    method,
    ...tables.flatMap(({ title, rows }) => [...(title ? [title] : []), markdownTable(rows)]),
    ...(picture ? [`![${picture.alt}](${picture.file})`] : []),
    goals.map(({ goal, measured, met }) => `- ${met ? "met" : "**missed**"}: ${goal}: ${measured}`).join("\n"),
    ...notes,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function circumstancesOf({ date, node, cores, platform, load }: Result): string {
  return `${date}, Node ${node}, ${cores} cores, ${platform}, load ${load} at the start.`;
}
