import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { markdownTable } from "markdown-table";
import { formatRatio, type Quartiles } from "./statistics.ts";
import { benchFolder, rootFolder } from "./workspace.ts";

/** A measurement: the export `measure` of a file in `measurements/`. */
export type Measurement = (run: Run) => Promise<Report>;

/** The input of a measurement. */
export interface Run {
  /** Few repetitions, to see that everything works. */
  quick: boolean;
  progress(text: string): void;
}

/** The outcome of a measurement. */
export interface Report {
  title: string;
  /** Paragraphs and tables. The first row of a table is its header. */
  body: (string | string[][])[];
  goals: Goal[];
  /** Remarks on the figures, such as limits of a peer or the reason for a missed goal. */
  notes?: string[];
}

/** A promise and what was measured. */
export interface Goal {
  goal: string;
  measured: string;
  met: boolean;
}

/** Returns a goal that is met if the median ratio is at most `limit`. */
export function atMost(limit: number, goal: string, ratio: Quartiles): Goal {
  return { goal, measured: formatRatio(ratio), met: ratio.median <= limit };
}

/** Returns a goal that is met if the median ratio is at least `limit`. */
export function atLeast(limit: number, goal: string, ratio: Quartiles): Goal {
  return { goal, measured: formatRatio(ratio), met: ratio.median >= limit };
}

/** Describes the machine as it is now. */
export function describeMachine(): string {
  const [load = 0] = loadavg();
  const date = new Date().toISOString().slice(0, 10);
  const { platform, arch, versions } = process;
  return `${date}, Node ${versions.node}, ${availableParallelism()} cores, ${platform} ${arch}, load ${load.toFixed(1)} at the start.`;
}

/** Formats a report as a section of RESULTS.md. */
export function formatReport({ title, body, goals, notes = [] }: Report, machine: string): string {
  const parts = [
    `## ${title}`,
    ...body.map((part) => (typeof part === "string" ? part : markdownTable(part))),
    goals.map(({ goal, measured, met }) => `- ${met ? "met" : "**missed**"}: ${goal}: ${measured}`).join("\n"),
    ...notes,
    machine,
  ];
  return `${parts.join("\n\n")}\n\n`;
}

/** Replaces the section of RESULTS.md with the same heading, or adds it, and updates the versions at the end. */
export async function saveSection(section: string): Promise<void> {
  const file = join(benchFolder, "RESULTS.md");
  const hasHeadingOf = (other: string) => (one: string) => one.split("\n")[0] === other.split("\n")[0];
  const versions = `## Versions\n\n${markdownTable([["package", "version"], ...(await readVersions())])}\n`;
  const sections = (await readFile(file, "utf8")).split(/^(?=## )/m).filter((one) => !hasHeadingOf(versions)(one));
  const index = sections.findIndex(hasHeadingOf(section));
  sections.splice(index < 0 ? sections.length : index, 1, section);
  await writeFile(file, [...sections, versions].join(""));
}

/** Returns the installed version of every package that takes part, by name. */
async function readVersions(): Promise<string[][]> {
  const readManifest = async (folder: string) => JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const { dependencies, peerDependencies } = await readManifest(benchFolder);
  const names = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !name.startsWith("@verify-"));
  const rows = names.sort().map(async (name) => {
    const folders = [benchFolder, rootFolder].map((folder) => join(folder, "node_modules", name));
    const { version } = await Promise.any(folders.map(readManifest));
    return [name, version];
  });
  return Promise.all(rows);
}
