import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloneRepository } from "../clone.ts";
import type { Measurement } from "../report.ts";
import { startServer } from "../server-process.ts";
import { formatTime } from "../statistics.ts";
import { benchFolder, runCommand } from "../workspace.ts";

/** Measures which tasks a second clone takes from the remote cache. */
export const measure: Measurement = async ({ quick, progress }) => {
  const tasks = quick ? ["generate"] : ["generate", "build", "typecheck"];
  await using cache = await startCache();
  const rows: string[][] = [];
  for (const name of ["first clone", "second clone"]) {
    progress(`creating the ${name}`);
    await using clone = await cloneRepository();
    progress(`turbo run ${tasks.join(" ")} in the ${name}`);
    const start = performance.now();
    const output = await runCommand("turbo", ["run", ...tasks], { cwd: clone.folder, env: cache.env });
    const time = formatTime(performance.now() - start);
    const [, cached = "", total = ""] = /Cached:\s+(\d+) cached, (\d+) total/.exec(output) ?? [];
    rows.push([name, total, cached, time]);
  }
  const [, total, cached] = rows[1] ?? [];
  return {
    title: "Remote cache",
    body: [
      `\`turbo run ${tasks.join(" ")}\` in two fresh clones in different folders, each with an empty local cache, with turborepo-remote-cache on this machine.`,
      [["", "tasks", "from the cache", "time"], ...rows],
    ],
    goals: [
      {
        goal: "the second clone runs nothing",
        measured: `${cached} of ${total} tasks from the cache`,
        met: cached === total,
      },
    ],
  };
};

/** Starts a cache server with a token and an empty storage, and returns the environment to use it. */
async function startCache(): Promise<AsyncDisposable & { env: Record<string, string> }> {
  const storage = await mkdtemp(join(tmpdir(), "verify-factors-cache-"));
  const token = randomBytes(24).toString("hex");
  const server = await startServer((port) => ({
    program: join(benchFolder, "node_modules/.bin/turborepo-remote-cache"),
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
