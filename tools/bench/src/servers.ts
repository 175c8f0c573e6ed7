import { join } from "node:path";
import { Pool } from "undici";
import { bench, description } from "./places.ts";
import { type ServerCommand, startServer } from "./server-process.ts";
import { authorization, change, creation, listPath, serviceSid } from "./story.ts";

/** A mock of the service that answers over HTTP. */
export interface RunningServer {
  name: string;
  /** How many requests a life has. */
  requests: number;
  /** Sends the requests of so many factors' lives and reads the answers; throws at one that is not 2xx. */
  live(lives: number): Promise<void>;
}

/** The servers to compare, each in a process of its own; to be disposed of. */
export interface Servers extends AsyncDisposable {
  all: RunningServer[];
  /** What is to be known about them. */
  note: string;
}

const connections = 10;

const commands: Record<string, (port: string) => ServerCommand> = {
  "our server": (port) => ({ program: process.execPath, args: [join(bench, "src/serve-ours.ts"), port] }),
  Prism: (port) => ({
    program: join(bench, "node_modules/.bin/prism"),
    args: ["mock", "--port", port, "--verboseLevel", "silent", description],
  }),
  "node:http, constants": (port) => ({
    program: process.execPath,
    args: [join(bench, "src/serve-constants.ts"), port],
  }),
};

/** Starts our server, Prism, which serves the same description, and a server that does nothing. */
export async function servers(progress: (text: string) => void): Promise<Servers> {
  const stack = new AsyncDisposableStack();
  const all: RunningServer[] = [];
  for (const [name, commandFor] of Object.entries(commands)) {
    progress(`starting: ${name}`);
    const { url } = stack.use(await startServer(commandFor));
    const pool = stack.adopt(new Pool(url, { connections, pipelining: 1 }), (one) => one.close());
    all.push(runningServer(name, pool));
  }
  return {
    all,
    note: "Prism answers every request with the same example of the description; its log is off. Ours keeps the factors. `node:http, constants` reads the request and looks at nothing: no server here can be faster.",
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function runningServer(name: string, pool: Pool): RunningServer {
  let users = 0;
  const send = async (method: "GET" | "POST" | "DELETE", path: string, form?: object) => {
    const headers = {
      authorization,
      accept: "application/json",
      ...(form && { "content-type": "application/x-www-form-urlencoded" }),
    };
    const body = form ? new URLSearchParams({ ...form }).toString() : null;
    const answer = await pool.request({ method, path, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode < 300) return text;
    throw new Error(`${name} answers ${answer.statusCode} to ${method} ${path}: ${text}`);
  };
  const live = async () => {
    users += 1;
    const user = `user-${String(users).padStart(8, "0")}`;
    const list = listPath.replace("{ServiceSid}", serviceSid).replace("{Identity}", user);
    const { sid } = JSON.parse(await send("POST", list, creation)) as { sid: string };
    await send("GET", `${list}/${sid}`);
    await send("GET", `${list}?PageSize=50`);
    await send("POST", `${list}/${sid}`, change);
    await send("DELETE", `${list}/${sid}`);
  };
  const liveInTurn = async (lives: number) => {
    for (let lived = 0; lived < lives; lived += 1) await live();
  };
  return {
    name,
    requests: 5,
    live: async (lives) => {
      await Promise.all(Array.from({ length: connections }, () => liveInTurn(lives / connections)));
    },
  };
}
