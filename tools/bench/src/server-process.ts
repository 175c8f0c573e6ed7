import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { bench } from "./places.ts";
import { environment } from "./processes.ts";

/** How to start a server on a port. */
export interface ServerCommand {
  program: string;
  args: string[];
  env?: Record<string, string>;
}

/** A server in a process of its own, on 127.0.0.1; to be disposed of. */
export interface ServerProcess extends AsyncDisposable {
  url: string;
}

/** Starts a server on a free port and waits until it takes connections; throws when it ends before. */
export async function startServer(commandFor: (port: string) => ServerCommand): Promise<ServerProcess> {
  const port = await freePort();
  const { program, args, env } = commandFor(String(port));
  const child = spawn(program, args, { cwd: bench, env: environment(env), stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill();
    await ended;
  };
  while (child.exitCode === null && child.signalCode === null) {
    if (await takesConnections(port)) return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
    await setTimeout(50);
  }
  throw new Error(`${program} ended with ${child.exitCode ?? child.signalCode} instead of serving.`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (typeof address === "object" && address) return address.port;
  throw new Error("There is no free port.");
}

async function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
