import { parseArgs } from "node:util";
import type { FactorServerOptions } from "../server-options.ts";

/** The options of the command line. */
export type Arguments = ReturnType<typeof parseArguments>;

/** The server options that the command line sets. */
export type Flags = Pick<FactorServerOptions, "port" | "host" | "allowedHosts" | "publicUrl" | "strict">;

/** Thrown for an invalid command line. The message is one line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The text of `--help`. */
export const help = `Usage: verify-factors-mock [options]

Serves a mock of Twilio Verify's Factor endpoints.

  --port <number>        port to listen on (default 4010; 0: any free port)
  --host <address>       address to listen on (default 127.0.0.1; 0.0.0.0: all addresses)
  --allowed-host <name>  host name that the control API accepts in addition to localhost; repeatable
  --public-url <url>     origin of the URLs in responses, for a mock behind a proxy
  --config <file>        JSON file with the options of startFactorServer
  --strict               reject requests that the service tolerates, such as those with unknown parameters
  --quiet                print only the URL
  --help                 print this help
  --version              print the version
`;

/** Parses a command line. Throws a {@link UsageError} if it is invalid. */
export function parseArguments(args: readonly string[]) {
  const { port, host, strict, "allowed-host": allowedHosts, "public-url": publicUrl, ...others } = parse(args);
  if (others.config === "") throw new UsageError("--config must be the name of a file.");
  const flags = { port: port === undefined ? undefined : parsePort(port), host, allowedHosts, publicUrl, strict };
  const given = Object.entries(flags).filter(([, value]) => value !== undefined);
  return { ...others, flags: Object.fromEntries(given) as Flags };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "allowed-host": { type: "string", multiple: true },
        "public-url": { type: "string" },
        config: { type: "string" },
        strict: { type: "boolean" },
        quiet: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        version: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    const { message } = error as Error;
    const [, option] = /'(--[a-z-]+) <value>' argument missing/.exec(message) ?? [];
    if (option) throw new UsageError(`${option} needs a value.`, { cause: error });
    // Keep only the first sentence, because the advice in the other sentences does not apply here.
    throw new UsageError(`${message.split(/\. |\n/)[0]?.replace(/\.$/, "")}.`, { cause: error });
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new UsageError(`--port must be a whole number from 0 to 65535, not ${JSON.stringify(text)}.`);
}
