import { describeFieldErrors, InvalidValueError } from "@verify-factors/openapi-mock";
import type { LogEntry } from "../request-log.ts";
import { startFactorServer } from "../start-factor-server.ts";
import type { Arguments, Flags } from "./arguments.ts";
import { readConfig } from "./config.ts";
import { formatBanner, formatLogEntry } from "./messages.ts";

const defaultPort = 4010;
const maxBuffered = 64 * 1024;

/** The parts of a process that the command uses. */
export type ProcessIO = Pick<NodeJS.Process, "stdout" | "stderr" | "once">;

/** Serves a mock until a signal stops the process. Throws if the configuration or the port is invalid. */
export async function serve({ flags, quiet, config: file }: Arguments, process: ProcessIO): Promise<void> {
  const config = file === undefined ? {} : await readConfig(file);
  const stopped = new Promise((resolve) => {
    // Handle only the first signal, so that a second one ends the process immediately.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  const write = (text: string) => {
    // Drop lines while no process reads the earlier ones.
    if (process.stdout.writableLength < maxBuffered) process.stdout.write(text);
  };
  const log = (entry: LogEntry) => quiet || write(formatLogEntry(entry));
  const overrides = config.port === undefined ? { port: defaultPort, ...flags } : flags;
  const server = await startFactorServer({ ...config, ...overrides, log }).catch((error: unknown) => {
    throw toCommandError(error, overrides, file);
  });
  write(quiet ? `${server.url}\n` : formatBanner(server.url, config));
  await stopped;
  await server.close();
}

/** Names the flag or the file that sets each invalid option. Omits values of the file, which may be secrets. */
function toCommandError(error: unknown, overrides: Flags, file: string | undefined): unknown {
  if (!(error instanceof InvalidValueError)) return error;
  const flagNames: Record<string, string> = { allowedHosts: "allowed-host", publicUrl: "public-url" };
  const [, ...location] = error.where.split(": ");
  const sentences = error.errors.map((one) => {
    const { parameter, expected, unknown = "" } = one;
    const flag = Object.hasOwn(overrides, parameter) && `--${flagNames[parameter] ?? parameter}`;
    if (flag) return describeFieldErrors([{ ...one, parameter: flag }]);
    return [file, ...location, describeFieldErrors([{ parameter, expected, unknown }])].join(": ");
  });
  return new Error(`${sentences.join("; ")}.`, { cause: error });
}
