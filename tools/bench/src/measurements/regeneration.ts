import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { cloneRepository } from "../clone.ts";
import { succeed } from "../processes.ts";
import { type Contestant, race, sumOf } from "../race.ts";
import type { Goal, Measurement } from "../report.ts";
import { ratioOf, ratioText, spreadOf, timeText } from "../statistics.ts";

/** How long a change of the description takes to arrive. */
export const measure: Measurement = async (run) => {
  run.progress("cloning the repository");
  await using clone = await cloneRepository();
  const ours = ourRegenerations(clone.folder);
  const rounds = run.quick ? 1 : 9;
  const times = await race([...ours, ...peers], { ...run, clock: "wall", rounds, warmUps: 1 });
  const median = (name: string) => timeText(spreadOf(sumOf(times, [name])).median);
  const ratio = (name: string, reference: string) => ratioOf(sumOf(times, [name]), sumOf(times, [reference]));

  const cold = ratio("ours, cold", "hey-api and orval");
  const warm = spreadOf(sumOf(times, ["ours, warm"]));
  const types = ratio("ours, types after an edit", "openapi-typescript");
  const goals: Goal[] = [
    { goal: "cold: at most as long as hey-api and orval together", measured: ratioText(cold), met: cold.median <= 1 },
    { goal: "warm: at most 0.5 s", measured: timeText(warm.median), met: warm.median <= 500 },
    {
      goal: "after an edit the types are there within 1.5 × openapi-typescript alone",
      measured: ratioText(types),
      met: types.median <= 1.5,
    },
  ];
  return {
    title: "Regeneration",
    method: `Each is one \`npm run\` from a clean state, in a clone of the repository for ours: \`cold\` without outputs and caches, that of Node for compiled code included, \`restored\` without outputs but with turbo's cache, \`warm\` with nothing to do; \`after an edit\` of a text of the description. ${rounds} rounds.`,
    tables: [
      {
        rows: [
          ["", "time", "× openapi-typescript", "makes"],
          ...[...ours, ...peers].map(({ name }) => [
            name,
            median(name),
            ratioText(ratio(name, "openapi-typescript")),
            makes[name] ?? "",
          ]),
        ],
      },
    ],
    goals,
    notes: [
      "What was found: half of the time went into a bundle that a process of its own made before anything else began, and into validators that Ajv wrote and esbuild shortened. Now each package's generator reads the YAML itself and begins at once, but for the server's, which lets the API's types go first; schemas are written down as data; and Node keeps what it compiles of the generator and of TypeScript for the next run.",
    ],
  };
};

const everything = "types, client table, mock table, schemas, the types of the server's control API";
const makes: Record<string, string> = {
  "ours, cold": everything,
  "ours, restored": everything,
  "ours, warm": "nothing",
  "ours, types after an edit": "types, until they are written",
  "ours, all after an edit": everything,
  "openapi-typescript": "types",
  "hey-api": "types, SDK, client",
  orval: "types, client, mocks",
  "hey-api and orval": "all of these two",
};

const peers: Contestant[] = ["openapi-typescript", "hey-api", "orval", "hey-api and orval"].map((name) => ({
  name,
  prepare: () => () => succeed("npm", ["run", `generate:${name.replaceAll(" ", "-")}`]),
}));

function ourRegenerations(folder: string): Contestant[] {
  const cache = join(folder, ".turbo/bench");
  // In the temporary folder Node keeps what it has compiled of the generator.
  const env = { TURBO_CACHE_DIR: join(cache, "turbo"), TMPDIR: join(cache, "temporary") };
  const generate = async () => {
    await mkdir(env.TMPDIR, { recursive: true });
    return succeed("npm", ["run", "generate"], { cwd: folder, env });
  };
  const withoutOutputs = async (kept: string[]) => {
    const excluded = ["node_modules", ...kept].flatMap((name) => ["--exclude", name]);
    await succeed("git", ["clean", "-fdxq", ...excluded], { cwd: folder });
  };
  const edit = async () => {
    edits += 1;
    const mark = `A factor, said in the words of edit ${edits}.`;
    const text = await readFile(source, "utf8");
    original ??= text;
    if (!original.includes("The factor.")) throw new Error("The description has no text to edit any more.");
    await writeFile(source, original.replace("The factor.", mark));
    return mark;
  };
  let edits = 0;
  let original: string | undefined;
  const source = join(folder, "spec/openapi.yaml");
  const types = join(folder, "packages/types/src/generated/types.ts");
  return [
    {
      name: "ours, cold",
      prepare: async () => {
        await withoutOutputs([]);
        await rm(cache, { recursive: true, force: true });
        return generate;
      },
    },
    {
      name: "ours, restored",
      prepare: async () => {
        await generate();
        await withoutOutputs([".turbo"]);
        return generate;
      },
    },
    {
      name: "ours, warm",
      prepare: async () => {
        await generate();
        return generate;
      },
    },
    {
      name: "ours, types after an edit",
      prepare: async () => {
        await generate();
        const mark = await edit();
        return async () => {
          const start = performance.now();
          const [arrived] = await Promise.all([arrival(types, mark), generate()]);
          return arrived - start;
        };
      },
    },
    {
      name: "ours, all after an edit",
      prepare: async () => {
        await generate();
        await edit();
        return generate;
      },
    },
  ];
}

/** The moment at which a file has a text. */
async function arrival(file: string, text: string): Promise<number> {
  for (let waited = 0; waited < 60_000; waited += 5) {
    if ((await readFile(file, "utf8").catch(() => "")).includes(text)) return performance.now();
    await setTimeout(5);
  }
  throw new Error(`${file} never came to have ${JSON.stringify(text)}.`);
}
