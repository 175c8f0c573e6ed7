import { join } from "node:path";
import { Copy } from "../../../repository/src/copy.ts";
import { run, startServer } from "../command.ts";
import type { Measurement } from "../report.ts";

/** Measures which tasks a second copy of the repository takes from the remote cache. */
export const measurement: Measurement = {
  rounds: 1,
  async measure() {
    await using stack = new AsyncDisposableStack();
    const copies = [stack.use(await Copy.make()), stack.use(await Copy.make())];
    const storage = { STORAGE_PROVIDER: "local", STORAGE_PATH_USE_TMP_FOLDER: "false", LOG_LEVEL: "error" };
    const token = { TURBO_TOKEN: crypto.randomUUID() };
    const url = await startServer(stack, (port, options) => {
      const env = { PORT: port, STORAGE_PATH: join(`${copies[0]?.folder}`, ".turbo/remote"), ...storage, ...token };
      return run("turborepo-remote-cache", [], { ...options, env });
    });
    const env = { TURBO_API: url, TURBO_TEAM: "team_factors", TURBO_CACHE: "remote:rw", ...token };
    const rows: unknown[][] = [];
    for (const { folder } of copies) {
      const { stdout, durationMs } = await run("turbo", ["run", "generate", "build", "typecheck"], {
        cwd: folder,
        env,
      });
      const [, cached, total] = /Cached:\s+(\d+) cached, (\d+) total/.exec(stdout) ?? [];
      rows.push([total, cached, `${(durationMs / 1000).toFixed(2)} s`]);
    }
    const [[, first] = [], [total, second] = []] = rows;
    return {
      tables: [[["", "tasks", "from the cache", "time"], ...rows.map((row, index) => [`copy ${index + 1}`, ...row])]],
      goals: [
        [
          "the second copy runs nothing",
          `${second} of ${total} tasks from the cache`,
          first === "0" && second === total,
        ],
      ],
    };
  },
};
