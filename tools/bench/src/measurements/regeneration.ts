import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { cloneRepository } from "../clone.ts";
import { compare, type Subject } from "../compare.ts";
import { atMost, type Measurement } from "../report.ts";
import { formatRatio, formatTime } from "../statistics.ts";
import { runCommand } from "../workspace.ts";

const rounds = 7;

const everything = "types, client table, contract of the mock, control API, contracts of the engine's tests";
const outputs: Record<string, string> = {
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

/** Measures the time from a change of the description to the generated code. */
export const measure: Measurement = async (run) => {
  run.progress("cloning the repository");
  await using clone = await cloneRepository();
  const peers = ["openapi-typescript", "hey-api", "orval", "hey-api and orval"].map((name) => ({
    name,
    prepare: () => () => runCommand("npm", ["run", `generate:${name.replaceAll(" ", "-")}`]),
  }));
  const samples = await compare([...createSubjects(clone.folder), ...peers], run, { clock: "wall", rounds });
  const warm = samples.median("ours, warm");
  return {
    title: "Regeneration",
    body: [
      `Each is one \`npm run\`, for ours in a clone of the repository. \`cold\`: without outputs and caches, including Node's cache of compiled code. \`restored\`: without outputs but with turbo's cache. \`warm\`: with nothing to do. \`after an edit\`: after a change of a text in the description. ${rounds} rounds.`,

      [
        ["", "time", "× openapi-typescript", "generates"],
        ...Object.entries(outputs).map(([name, generated]) => [
          name,
          formatTime(samples.median(name)),
          formatRatio(samples.ratio(name, "openapi-typescript")),
          generated,
        ]),
      ],
    ],
    goals: [
      atMost(
        1,
        "cold: at most as long as hey-api and orval together",
        samples.ratio("ours, cold", "hey-api and orval"),
      ),
      { goal: "warm: at most 0.5 s", measured: formatTime(warm), met: warm <= 500 },
      atMost(
        1.5,
        "types after an edit: at most 1.5 × openapi-typescript alone",
        samples.ratio("ours, types after an edit", "openapi-typescript"),
      ),
    ],
  };
};

function createSubjects(folder: string): Subject[] {
  const cache = join(folder, ".turbo/bench");
  // The generator keeps Node's cache of compiled code in the temporary folder.
  const env = { TURBO_CACHE_DIR: join(cache, "turbo"), TMPDIR: join(cache, "temporary") };
  const generate = async () => {
    await mkdir(env.TMPDIR, { recursive: true });
    await runCommand("npm", ["run", "generate"], { cwd: folder, env });
  };
  const removeOutputs = (...kept: string[]) => {
    const excluded = ["node_modules", ...kept].flatMap((name) => ["--exclude", name]);
    return runCommand("git", ["clean", "-fdxq", ...excluded], { cwd: folder });
  };
  const description = join(folder, "spec/openapi.yaml");
  let edits = 0;
  const editDescription = async () => {
    edits += 1;
    const text = `A factor after edit ${edits}.`;
    const original = await readFile(description, "utf8");
    const edited = original.replace(/The factor\.|A factor after edit \d+\./, text);
    if (edited === original) throw new Error('regeneration: spec/openapi.yaml has no text "The factor." to edit.');
    await writeFile(description, edited);
    return text;
  };
  const createSubject = (name: string, prepare: () => Promise<unknown>): Subject => ({
    name,
    prepare: async () => {
      await prepare();
      return generate;
    },
  });
  return [
    createSubject("ours, cold", async () => {
      await removeOutputs();
      await rm(cache, { recursive: true, force: true });
    }),
    createSubject("ours, restored", async () => {
      await generate();
      await removeOutputs(".turbo");
    }),
    createSubject("ours, warm", generate),
    createSubject("ours, all after an edit", async () => {
      await generate();
      await editDescription();
    }),
    {
      name: "ours, types after an edit",
      prepare: async () => {
        await generate();
        const text = await editDescription();
        return async () => {
          const start = performance.now();
          const types = join(folder, "packages/types/src/generated/types.ts");
          const [arrival] = await Promise.all([waitForText(types, text), generate()]);
          return arrival - start;
        };
      },
    },
  ];
}

/** Returns the moment at which a file contains a text. */
async function waitForText(file: string, text: string): Promise<number> {
  for (let waited = 0; waited < 60_000; waited += 5) {
    if ((await readFile(file, "utf8").catch(() => "")).includes(text)) return performance.now();
    await setTimeout(5);
  }
  throw new Error(`${file} does not contain ${JSON.stringify(text)} after a minute.`);
}
