import { join } from "node:path";
import { Copy } from "../../../repository/src/copy.ts";
import { run, startServer } from "../command.ts";
import type { Report } from "../report.ts";

const storage = { STORAGE_PROVIDER: "local", STORAGE_PATH_USE_TMP_FOLDER: "false", LOG_LEVEL: "error" };

/** Measures which tasks a second copy of the repository takes from the remote cache. */
export async function measure(): Promise<Report> {
  await using first = await Copy.make();
  await using second = await Copy.make();
  await using stack = new AsyncDisposableStack();
  const token = { TURBO_TOKEN: crypto.randomUUID() };
  const url = await startServer(stack, (port, options) => {
    const env = { PORT: port, STORAGE_PATH: join(first.folder, ".turbo/remote"), ...storage, ...token };
    return run("turborepo-remote-cache", [], { ...options, env });
  });
  const measureCopy = async ({ folder }: Copy) => {
    const env = { TURBO_API: url, TURBO_TEAM: "team_factors", TURBO_CACHE: "remote:rw", ...token };
    const { stdout, durationMs } = await run("turbo", ["run", "generate", "build", "typecheck"], {
      cwd: folder,
      env,
    });
    const [, cached, total] = /Cached:\s+(\d+) cached, (\d+) total/.exec(stdout) ?? [];
    return [total, cached, `${(durationMs / 1000).toFixed(2)} s`];
  };
  const rows = [await measureCopy(first), await measureCopy(second)];
  const [total, cached] = rows[1] ?? [];
  return {
    tables: [[["tasks", "from the cache", "time"], ...rows]],
    goals: [["the second copy runs nothing", `${cached} of ${total} tasks from the cache`, cached === total]],
  };
}
