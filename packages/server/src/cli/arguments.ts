import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface Arguments {
  help: boolean;
  version: boolean;
  port: number;
  config: string | undefined;
  strict: boolean;
  quiet: boolean;
}

/** Thrown for a command line that cannot be understood; the message is one line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What `--help` prints. */
export const help = `Usage: verify-factors-mock [options]

Serves a mock of Twilio Verify's Factor endpoints on 127.0.0.1.

  --port <number>   where to listen (default 4010; 0: any free port)
  --config <file>   a JSON file with the options of createFactorMock
  --strict          refuse what the service tolerates, such as unknown parameters
  --quiet           print nothing but the address
  --help            print this
  --version         print the version
`;

/** Reads a command line. Throws a {@link UsageError}. */
export function parseArguments(args: readonly string[]): Arguments {
  const { port, help, version, config, strict, quiet } = parse(args);
  if (config === "") throw new UsageError("--config needs the name of a file");
  return { help, version, port: portOf(port), config, strict, quiet };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "4010" },
        config: { type: "string" },
        strict: { type: "boolean", default: false },
        quiet: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        version: { type: "boolean", default: false },
      },
    });
    return { config: undefined, ...values };
  } catch (error) {
    // The first sentence says what is wrong; the rest is advice for other command lines.
    throw new UsageError((error as Error).message.split(/\. |\n/)[0]?.replace(/\.$/, ""), { cause: error });
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new UsageError(`--port must be a whole number from 0 to 65535, not ${JSON.stringify(text)}`);
}
