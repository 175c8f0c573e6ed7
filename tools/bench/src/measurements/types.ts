import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { benchFolder, run } from "../command.ts";
import { compare, type Subject } from "../compare.ts";
import { atMost, type Report } from "../report.ts";

/** The files of `consumers/`, which call the same operations. */
const consumers = ["ours", "openapi-fetch", "hey-api", "orval", "official-sdk"];
/** The compilers that are installed here and at the root. */
const compilers = {
  "TypeScript 5": "node_modules/typescript/bin/tsc",
  "TypeScript 7": "../../node_modules/typescript/bin/tsc",
};

/** Measures the time to type-check a file that uses the operations. */
export async function measure(rounds = 5): Promise<Report> {
  const instantiations = new Map<string, string | undefined>();
  const subjects: Subject[] = [];
  for (const consumer of consumers) {
    const project = join(benchFolder, `generated/tsconfig.${consumer}.json`);
    const config = { extends: "../consumers/tsconfig.json", include: [], files: [`../consumers/${consumer}.ts`] };
    await writeFile(project, JSON.stringify(config));
    for (const [version, compiler] of Object.entries(compilers)) {
      const name = `${consumer}, ${version}`;
      const check = async () => {
        const { stdout } = await run(process.execPath, [compiler, "--project", project, "--extendedDiagnostics"]);
        instantiations.set(name, /^Instantiations:\s+(\d+)/m.exec(stdout)?.[1]);
        return { overriddenDuration: Number(/^Check time:\s+([\d.]+)s/m.exec(stdout)?.[1]) * 1000 };
      };
      subjects.push({ name, run: check });
    }
  }
  const samples = await compare(subjects, rounds);
  const rows = subjects.map(({ name }) => {
    return [name, instantiations.get(name), ...samples.cells(name, name.replace(/.*(?=,)/, "openapi-fetch"))];
  });
  const ratio = samples.ratio("ours, TypeScript 5", "openapi-fetch, TypeScript 5");
  return {
    tables: [[["", "instantiations", "check time", "× openapi-fetch"], ...rows]],
    goals: [atMost(1.05, "no slower to check than openapi-fetch", ratio)],
  };
}
