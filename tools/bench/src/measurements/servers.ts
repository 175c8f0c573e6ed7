import { join } from "node:path";
import { Pool } from "undici";
import { rotate } from "../compare.ts";
import { atLeast, type Measurement } from "../report.ts";
import { operations } from "../scenario.ts";
import { callOrder, connections, createFactors, type ServerClient, sample, warmUp } from "../server-client.ts";
import { type ServerCommand, startServer } from "../server-process.ts";
import { formatRatio, Samples } from "../statistics.ts";
import { benchFolder, descriptionFile } from "../workspace.ts";

const nodeScript = (name: string) => (port: string) => ({
  program: process.execPath,
  args: [join(benchFolder, `src/servers/${name}.ts`), port],
});

/** The servers to compare. A stateful one must return what it was sent before. */
const servers: Record<string, { stateful: boolean; createCommand: (port: string) => ServerCommand }> = {
  ours: { stateful: true, createCommand: nodeScript("ours") },
  Mockoon: { stateful: true, createCommand: nodeScript("mockoon") },
  Scalar: { stateful: true, createCommand: nodeScript("scalar") },
  Prism: {
    stateful: false,
    createCommand: (port) => ({
      program: join(benchFolder, "node_modules/.bin/prism"),
      args: ["mock", "--port", port, "--verboseLevel", "silent", descriptionFile],
    }),
  },
  "node:http, constants": { stateful: false, createCommand: nodeScript("constants") },
};

/** Measures the throughput of the operations over HTTP, and the memory of the servers. */
export const measure: Measurement = async ({ quick, progress }) => {
  const [warmUps, rounds] = quick ? [1, 1] : [4, 12];
  await using stack = new AsyncDisposableStack();
  const clients: ServerClient[] = [];
  for (const [name, { stateful, createCommand }] of Object.entries(servers)) {
    progress(`starting: ${name}`);
    const server = stack.use(await startServer(createCommand));
    const pool = stack.adopt(new Pool(server.url, { connections, pipelining: 1 }), (one) => one.close());
    const client = { name, readMemory: server.readMemory, createFactor: createFactors(name, pool, stateful), count: 0 };
    progress(`warming up: ${name}`);
    if (stateful) {
      const factor = client.createFactor();
      for (const id of [...callOrder, "FetchDeleted"] as const) await factor[id]();
    }
    for (let done = 0; done < warmUps; done += 1) await warmUp(client);
    clients.push(client);
  }
  const samples = new Samples();
  for (let round = 0; round < rounds; round += 1) {
    progress(`round ${round + 1} of ${rounds}`);
    for (const client of rotate(clients, round)) await sample(client, samples);
  }
  const ratio = (name: string, reference: string) => {
    const series = (server: string) => operations.map((id) => `${server} ${id}`);
    return samples.ratio(series(name), series(reference));
  };
  const rows = clients.map(async ({ name, readMemory }) => [
    name,
    ...operations.map((id) => String(Math.round(1000 / samples.median(`${name} ${id}`)))),
    formatRatio(ratio(name, "ours")),
    `${Math.round((await readMemory()) / 1e6)} MB`,
  ]);
  return {
    title: "Servers: requests per second",
    body: [
      `Each server runs in its own process and receives the same requests over ${connections} connections, one operation after the other: it creates factors for as many users, lists, fetches, updates and deletes them. Every response is checked, and that a stateful server responds with 404 to the fetch of a deleted factor. Memory is the resident set of the process after the last request. ${rounds} rounds.`,
      [["server", ...operations, "time × ours", "memory"], ...(await Promise.all(rows))],
    ],
    goals: [
      atLeast(3, "at least 3 × Prism's throughput", ratio("Prism", "ours")),
      atLeast(1, "faster than Mockoon", ratio("Mockoon", "ours")),
      atLeast(1, "faster than Scalar", ratio("Scalar", "ours")),
    ],
    notes: [
      "Ours, Mockoon and Scalar are stateful: ours as it comes, Mockoon with templates that change a data bucket, Scalar with `x-handler` code in the description. Prism returns an example of the description. `node:http, constants` reads the request and returns a constant: no server can be faster. Only ours checks codes and limits and returns the errors of the service; the peers serve any description.",
      "counterfact and zimic's interceptor server are missing: their packages could not be installed where these figures were taken.",
    ],
  };
};
