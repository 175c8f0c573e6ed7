import { createFactorMock, type FactorMock, type FactorMockOptions } from "@verify-factors/msw";
import { createClock } from "../clock.ts";
import type { LogEntry } from "../request-log.ts";
import { startFactorServer } from "../server.ts";
import type { Arguments } from "./arguments.ts";
import type { Config } from "./config.ts";
import type { Surroundings } from "./run.ts";
import { banner, lineOf } from "./words.ts";

/** What to serve and how. */
export interface ServeOptions extends Pick<Arguments, "port" | "quiet" | "strict"> {
  config: Config;
  /** Where the configuration comes from. */
  file: string | undefined;
}

/** Serves a mock until the process is asked to stop. Throws what is wrong with the configuration or the port. */
export async function serve({ port, quiet, config, file, strict }: ServeOptions, process: Surroundings): Promise<void> {
  const stopped = new Promise((resolve) => {
    // Once: a second signal ends the process at once.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  const { baseUrl: path = "/" } = config;
  const clock = createClock();
  const mock = mockOf({ ...config, ...(strict && { strict }), baseUrl: path, now: clock.now }, file);
  const write = (text: string) => process.stdout.write(text);
  const log = (entry: LogEntry) => quiet || write(lineOf(entry));
  const server = await startFactorServer({ mock, clock, path, port, log });
  write(quiet ? `${server.url}\n` : banner(server.url, config));
  await stopped;
  await server.close();
}

/** What the mock says of its options is about the file. */
function mockOf(options: FactorMockOptions, file: string | undefined): FactorMock {
  try {
    return createFactorMock(options);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
