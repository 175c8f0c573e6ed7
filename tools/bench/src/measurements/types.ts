import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compare, type Subject } from "../compare.ts";
import { atMost, type Measurement } from "../report.ts";
import { formatRatio, formatTime } from "../statistics.ts";
import { benchFolder, generatedFolder, rootFolder, runCommand } from "../workspace.ts";

const rounds = 5;

/** Files of `consumers/`, one per peer, that do the same. `nothing` uses no library. */
const clients = ["nothing", "ours", "openapi-fetch", "hey-api", "orval", "official-sdk"];
const mocks = ["our-mock", "openapi-msw"];

/** Measures the time to type-check a file that uses the operations. */
export const measure: Measurement = async (run) => {
  const compilers = new Map<string, string>();
  for (const folder of [benchFolder, rootFolder]) {
    const path = join(folder, "node_modules/typescript/bin/tsc");
    const output = await runCommand(process.execPath, [path, "--version"]);
    compilers.set(`TS ${readFigure(output, /([\d.]+)/)}`, path);
  }
  const instantiations = new Map<string, string>();
  const subjects: Subject[] = [];
  for (const consumer of [...clients, ...mocks]) {
    const project = await createProject(consumer);
    for (const [version, compiler] of compilers) {
      const name = `${consumer} ${version}`;
      const check = async () => {
        const output = await runCommand(process.execPath, [compiler, "--project", project, "--extendedDiagnostics"]);
        instantiations.set(name, readFigure(output, /^Instantiations:\s+(\d+)/m));
        return Number(readFigure(output, /^Check time:\s+([\d.]+)s/m)) * 1000;
      };
      subjects.push({ name, prepare: () => check });
    }
  }
  const samples = await compare(subjects, run, { clock: "wall", rounds });

  const versions = [...compilers.keys()];
  const table = (consumers: readonly string[], reference: string) => [
    ["", ...versions.flatMap((version) => [`instantiations, ${version}`, "check time", `× ${reference}`])],
    ...consumers.map((consumer) => [
      consumer,
      ...versions.flatMap((version) => {
        const name = `${consumer} ${version}`;
        const ratio = samples.ratio(name, `${reference} ${version}`);
        return [instantiations.get(name) ?? "", formatTime(samples.median(name)), formatRatio(ratio)];
      }),
    ]),
  ];
  const ratio = samples.ratio(`ours ${versions[0]}`, `openapi-fetch ${versions[0]}`);
  return {
    title: "Types: time to check",
    body: [
      `\`tsc --extendedDiagnostics\` on one file per peer (\`consumers/\`) that creates, verifies, fetches, updates, lists and deletes; \`skipLibCheck\`, with the types of TypeScript and Node. ${rounds} rounds.`,
      "Clients:",
      table(clients, "openapi-fetch"),
      "Mocks:",
      table(mocks, "openapi-msw"),
    ],
    goals: [atMost(1.05, "no slower to check than openapi-fetch", ratio)],
    notes: [
      "In the official SDK `config`, `binding` and `metadata` are `any`. openapi-msw's handlers do not type form bodies.",
    ],
  };
};

async function createProject(consumer: string): Promise<string> {
  const project = join(generatedFolder, `tsconfig.${consumer}.json`);
  const config = { extends: "../consumers/tsconfig.json", include: [], files: [`../consumers/${consumer}.ts`] };
  await writeFile(project, JSON.stringify(config));
  return project;
}

function readFigure(output: string, pattern: RegExp): string {
  const figure = pattern.exec(output)?.[1];
  if (figure === undefined) throw new Error(`The compiler did not print ${pattern}:\n${output}`);
  return figure;
}
