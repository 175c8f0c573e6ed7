import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bench, generated, root } from "../places.ts";
import { succeed } from "../processes.ts";
import { type Contestant, race, sumOf } from "../race.ts";
import type { Measurement } from "../report.ts";
import { ratioOf, ratioText, spreadOf, timeText } from "../statistics.ts";

/** One file each that does the same with a client, or with a mock; `nothing` does nothing. */
const clients = ["nothing", "ours", "openapi-fetch", "hey-api", "orval", "official-sdk"];
const mocks = ["our-mock", "openapi-msw"];

/** What it costs to type-check a file that uses the operations. */
export const measure: Measurement = async (run) => {
  const compilers = [await compiler(bench), await compiler(root)];
  const [older, newer] = compilers.map(({ name }) => name);
  const instantiations = new Map<string, string>();
  const all = [...clients, ...mocks];
  const contestants: Contestant[] = [];
  for (const name of all) {
    const project = await projectOf(name);
    for (const { name: version, path } of compilers) {
      const check = async () => {
        const { output } = await succeed(process.execPath, [path, "--project", project, "--extendedDiagnostics"]);
        instantiations.set(`${name} ${version}`, figure(output, /^Instantiations:\s+(\d+)/m));
        return Number(figure(output, /^Check time:\s+([\d.]+)s/m)) * 1000;
      };
      contestants.push({ name: `${name} ${version}`, prepare: () => check });
    }
  }
  const rounds = run.quick ? 1 : 7;
  const times = await race(contestants, { ...run, clock: "wall", rounds, warmUps: 1 });

  const row = (name: string, reference: string) => [
    name,
    ...[older, newer].flatMap((version) => {
      const own = sumOf(times, [`${name} ${version}`]);
      return [
        instantiations.get(`${name} ${version}`) ?? "",
        timeText(spreadOf(own).median),
        ratioText(ratioOf(own, sumOf(times, [`${reference} ${version}`]))),
      ];
    }),
  ];
  const head = (reference: string) => [
    "",
    ...[older, newer].flatMap((version) => [`instantiations, ${version}`, "check time", `× ${reference}`]),
  ];
  const ratio = ratioOf(sumOf(times, [`ours ${older}`]), sumOf(times, [`openapi-fetch ${older}`]));
  return {
    title: "Types: what an editor waits for",
    method: `\`tsc --extendedDiagnostics\` on one file per peer (\`consumers/\`) that creates, verifies, fetches, changes, lists and deletes; \`skipLibCheck\`, with TypeScript's and Node's own types. ${rounds} rounds.`,
    tables: [
      { title: "Clients:", rows: [head("openapi-fetch"), ...clients.map((name) => row(name, "openapi-fetch"))] },
      { title: "Mocks:", rows: [head("openapi-msw"), ...mocks.map((name) => row(name, "openapi-msw"))] },
    ],
    goals: [{ goal: "no slower to check than openapi-fetch", measured: ratioText(ratio), met: ratio.median <= 1.05 }],
    notes: [
      "Beside the figures: in the official SDK `config`, `binding` and `metadata` are `any`. openapi-msw's handlers know no form bodies.",
    ],
  };
};

interface Compiler {
  name: string;
  path: string;
}

async function compiler(place: string): Promise<Compiler> {
  const path = join(place, "node_modules/typescript/bin/tsc");
  const { output } = await succeed(process.execPath, [path, "--version"]);
  return { name: `TS ${figure(output, /([\d.]+)/)}`, path };
}

async function projectOf(name: string): Promise<string> {
  const project = join(generated, `tsconfig.${name}.json`);
  const settings = { extends: "../consumers/tsconfig.json", include: [], files: [`../consumers/${name}.ts`] };
  await writeFile(project, JSON.stringify(settings));
  return project;
}

function figure(output: string, pattern: RegExp): string {
  const [, found] = pattern.exec(output) ?? [];
  if (found === undefined) throw new Error(`The compiler did not print ${pattern}:\n${output}`);
  return found;
}
