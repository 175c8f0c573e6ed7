import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { benchFolder, createEnvironment, runCommand } from "./workspace.ts";

/** A command that starts a server. */
export interface ServerCommand {
  program: string;
  args: string[];
  env?: Record<string, string>;
}

/** A server on 127.0.0.1 in its own process. */
export interface ServerProcess extends AsyncDisposable {
  url: string;
  /** Returns the resident memory of the process in bytes. */
  readMemory(): Promise<number>;
}

/** Starts a server on a free port and waits until it responds. Throws if it exits before. */
export async function startServer(createCommand: (port: string) => ServerCommand): Promise<ServerProcess> {
  const port = await findFreePort();
  const { program, args, env } = createCommand(String(port));
  const stdio = ["ignore", "ignore", "inherit"] as const;
  const child = spawn(program, args, { cwd: benchFolder, env: createEnvironment(env), stdio: [...stdio] });
  const exited = once(child, "exit");
  const url = `http://127.0.0.1:${port}`;
  while (child.exitCode === null && child.signalCode === null) {
    const responds = await fetch(url).then(
      () => true,
      () => false,
    );
    if (responds) {
      return {
        url,
        readMemory: async () => Number(await runCommand("ps", ["-o", "rss=", "-p", String(child.pid)])) * 1024,
        [Symbol.asyncDispose]: async () => {
          child.kill();
          await exited;
        },
      };
    }
    await setTimeout(50);
  }
  throw new Error(`${program} exited with ${child.exitCode ?? child.signalCode} before it responded.`);
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address === "object" && address) return address.port;
  throw new Error("No port is free.");
}
