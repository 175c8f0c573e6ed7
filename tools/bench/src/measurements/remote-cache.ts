import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloneRepository } from "../clone.ts";
import { bench } from "../places.ts";
import { command } from "../processes.ts";
import type { Measurement } from "../report.ts";
import { startServer } from "../server-process.ts";
import { timeText } from "../statistics.ts";

/** Whether what one clone has done is done for every other. */
export const measure: Measurement = async ({ quick, progress }) => {
  const tasks = quick ? ["generate", "build"] : ["generate", "build", "test"];
  await using cache = await startCache();
  const runs: { name: string; summary: Summary; milliseconds: number }[] = [];
  for (const name of ["first clone", "second clone"]) {
    progress(`making the ${name}`);
    await using clone = await cloneRepository();
    progress(`turbo run ${tasks.join(" ")} in the ${name}`);
    const options = { cwd: clone.folder, env: cache.env };
    const outcome = await command("turbo", ["run", ...tasks, "--summarize"], options);
    if (outcome.code !== 0) throw new Error(`turbo failed in the ${name}:\n${outcome.output}`);
    runs.push({ name, summary: await summaryOf(clone.folder), milliseconds: outcome.milliseconds });
  }
  const second = runs[1]?.summary;
  if (!second) throw new Error("There was no second run.");
  const missed = second.tasks.filter(({ cache }) => cache.source !== "REMOTE").map(({ taskId }) => taskId);
  return {
    title: "More than one machine: a remote cache",
    method: `\`turbo run ${tasks.join(" ")}\` in two fresh clones in different folders, each with an empty cache of its own, against turborepo-remote-cache on this machine.`,
    tables: [
      {
        rows: [
          ["", "tasks", "from the remote cache", "run", "time"],
          ...runs.map(({ name, summary: { execution, tasks: all }, milliseconds }) => [
            name,
            String(execution.attempted),
            String(all.filter((one) => one.cache.source === "REMOTE").length),
            String(execution.attempted - execution.cached),
            timeText(milliseconds),
          ]),
        ],
      },
    ],
    goals: [
      {
        goal: "the second clone runs nothing",
        measured: `${second.execution.cached} of ${second.execution.attempted} tasks from the cache`,
        met: missed.length === 0,
      },
    ],
    notes: missed.length > 0 ? [`Not from the cache: ${missed.join(", ")}.`] : [],
  };
};

/** What turbo writes about a run. */
interface Summary {
  execution: { attempted: number; cached: number };
  tasks: { taskId: string; cache: { source?: "LOCAL" | "REMOTE" } }[];
}

async function summaryOf(folder: string): Promise<Summary> {
  const runs = join(folder, ".turbo/runs");
  const [file, ...others] = await readdir(runs);
  if (!file || others.length > 0) throw new Error(`turbo wrote ${others.length + 1} summaries instead of one.`);
  return JSON.parse(await readFile(join(runs, file), "utf8"));
}

/** A cache server with a token and an empty storage of its own, and how to reach it. */
async function startCache(): Promise<AsyncDisposable & { env: Record<string, string> }> {
  const storage = await mkdtemp(join(tmpdir(), "verify-factors-cache-"));
  const token = randomBytes(24).toString("hex");
  const server = await startServer((port) => ({
    program: join(bench, "node_modules/.bin/turborepo-remote-cache"),
    args: [],
    env: {
      PORT: port,
      TURBO_TOKEN: token,
      STORAGE_PROVIDER: "local",
      STORAGE_PATH: storage,
      STORAGE_PATH_USE_TMP_FOLDER: "false",
      LOG_LEVEL: "error",
    },
  }));
  return {
    env: { TURBO_API: server.url, TURBO_TOKEN: token, TURBO_TEAM: "team_factors" },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(storage, { recursive: true, force: true });
    },
  };
}
