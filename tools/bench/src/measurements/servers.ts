import autocannon, { type Request } from "autocannon";
import { run, startServer } from "../command.ts";
import { compare, type Subject } from "../compare.ts";
import { atLeast, type Report } from "../report.ts";
import { describeRequest, type RequestKind } from "../scenario.ts";

const prism = ["mock", "--verboseLevel", "silent", "../../spec/dist/openapi.json", "--port"];
const servers: Record<string, Parameters<typeof startServer>[1]> = {
  ours: (port, options) => run("verify-factors-mock", ["--quiet", "--port", port], options),
  Scalar: (port, options) => run(process.execPath, ["src/scalar.ts", port], options),
  Prism: (port, options) => run("prism", [...prism, port], options),
};

/** Measures the throughput of the five operations over HTTP. */
export async function measure(rounds = 8): Promise<Report> {
  await using stack = new AsyncDisposableStack();
  const subjects: Subject[] = [];
  for (const [name, start] of Object.entries(servers)) {
    const url = await startServer(stack, start);
    const requests = createRequests(name);
    const send = async () => {
      const { "2xx": succeeded, errors, duration } = await autocannon({ url, requests, connections: 10, duration: 2 });
      if (errors > 0) throw new Error(`${name}: ${errors} requests got no response.`);
      return { overriddenDuration: (duration * 1000) / succeeded };
    };
    subjects.push({ name, run: send });
  }
  const samples = await compare(subjects, rounds, 0, 2);
  const rows = subjects.map(({ name }) => [name, Math.round(1000 / samples.median(name)), samples.ratio(name, "ours")]);
  return {
    tables: [[["server", "requests per second", "time × ours"], ...rows]],
    goals: [
      atLeast(3, "at least 3 × Prism's throughput", samples.ratio("Prism", "ours")),
      atLeast(1, "faster than Scalar", samples.ratio("Scalar", "ours")),
    ],
  };
}

let users = 1000;

/** Returns what a connection sends for each new user. */
function createRequests(server: string): Request[] {
  const statuses: [RequestKind, number][] = [
    ["CreateNewFactor", 201],
    ["ListFactor", 200],
    ["FetchFactor", 200],
    ["UpdateFactor", 200],
    ["DeleteFactor", 204],
  ];
  return statuses.map(([kind, expected]) => ({
    setupRequest: (request, context) => {
      if (kind === "CreateNewFactor") Object.assign(context, { identity: `user-${users++}` });
      return { ...request, ...describeRequest(kind, context) };
    },
    onResponse: (status, text, context) => {
      if (status !== expected) throw new Error(`${server}: ${kind} returned ${status} ${text}`);
      if (kind === "CreateNewFactor") Object.assign(context, { sid: JSON.parse(text).sid });
    },
  }));
}
