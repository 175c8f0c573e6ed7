import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { bench, root } from "./places.ts";

/** How to run a command. */
export interface CommandOptions {
  cwd?: string;
  env?: Record<string, string>;
}

/** How a command went; both streams are in one. */
export interface Outcome {
  code: number;
  output: string;
  milliseconds: number;
}

/** Runs a command to its end, with the tools of the peers and of the repository at hand. */
export function command(name: string, args: readonly string[], options: CommandOptions = {}): Promise<Outcome> {
  const { cwd = bench, env = {} } = options;
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(name, args, { cwd, env: environment(env), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, output, milliseconds: performance.now() - start }));
  });
}

/** The same for a command that must succeed; throws with all that it printed when it does not. */
export async function succeed(name: string, args: readonly string[], options?: CommandOptions): Promise<Outcome> {
  const outcome = await command(name, args, options);
  if (outcome.code === 0) return outcome;
  throw new Error(`${name} ${args.join(" ")} ended with ${outcome.code}:\n${outcome.output}`);
}

/** Settings that would change what is measured do not reach a command. */
export function environment(added: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(TURBO_|NODE_OPTIONS$|NODE_V8|FORCE_COLOR$)/.test(name),
  );
  const path = [join(bench, "node_modules/.bin"), join(root, "node_modules/.bin"), process.env.PATH];
  return { ...Object.fromEntries(inherited), PATH: path.join(delimiter), NO_COLOR: "1", ...added };
}
