import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Copy } from "../../../repository/src/copy.ts";
import { run } from "../command.ts";
import { compare, type Subject } from "../compare.ts";
import { atMost, type Report } from "../report.ts";

const peers = ["openapi-typescript", "hey-api", "orval", "hey-api and orval"];

/** Measures the time from a change of the description to the generated code. */
export async function measure(rounds = 5): Promise<Report> {
  await using copy = await Copy.make();
  const generate = (name: string) => run("npm", ["run", `generate:${name.replaceAll(" ", "-")}`]);
  const subjects = [...(await createSubjects(copy)), ...peers.map((name) => ({ name, run: () => generate(name) }))];
  const samples = await compare(subjects, rounds);
  const rows = subjects.map(({ name }) => [name, ...samples.cells(name, "openapi-typescript")]);
  const cold = samples.ratio("ours, cold", "hey-api and orval");
  const [warm] = samples.cells("ours, warm", "openapi-typescript");
  const types = samples.ratio("ours, types after an edit", "openapi-typescript");
  return {
    tables: [[["", "time", "× openapi-typescript"], ...rows]],
    goals: [
      atMost(1, "cold: at most as long as hey-api and orval together", cold),
      ["warm: at most 0.5 s", warm, samples.median("ours, warm") <= 500],
      atMost(1.5, "types after an edit: at most 1.5 × openapi-typescript alone", types),
    ],
  };
}

async function createSubjects(copy: Copy): Promise<Subject[]> {
  // The generator keeps Node's cache of compiled code in the temporary folder.
  const env = { TURBO_CACHE_DIR: join(copy.folder, ".turbo/bench"), TMPDIR: join(copy.folder, ".turbo/temporary") };
  const inCopy = run({ cwd: copy.folder, env });
  // `git clean` needs a repository.
  await inCopy("git", ["init", "--quiet"]);
  await inCopy("git", ["add", "."]);

  const generate = (...args: string[]) => inCopy("npm", ["run", "generate", ...args]);
  const generateAll = () => generate();
  const clean = async () => {
    await inCopy("git", ["clean", "-fdxq", "--exclude", "node_modules"]);
    await mkdir(env.TMPDIR, { recursive: true });
  };
  await clean();
  let text = "The factor.";
  const edit = async () => {
    await generateAll();
    const edited = `A factor after an edit at ${performance.now()}.`;
    await copy.edit("spec/openapi.yaml", text, edited);
    text = edited;
  };
  const generateTypes = () => generate("--", "--filter=@verify-factors/types");
  return [
    { name: "ours, cold", beforeEach: clean, run: generateAll },
    { name: "ours, warm", beforeEach: async () => void (await generateAll()), run: generateAll },
    { name: "ours, types after an edit", beforeEach: edit, run: generateTypes },
    { name: "ours, all after an edit", beforeEach: edit, run: generateAll },
  ];
}
