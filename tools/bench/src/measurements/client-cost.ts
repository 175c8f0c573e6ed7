import { retryingFetch } from "@verify-factors/client/retry";
import { importBundle } from "../command.ts";
import { compare } from "../compare.ts";
import { atLeast, atMost, type Report } from "../report.ts";
import { memoryFetch as fetch } from "../responses.ts";
import { createRequest, operations } from "../scenario.ts";

const peers = ["openapi-fetch", "hey-api", "orval"];

/** Measures what a client costs for a call of each operation with a service in memory. */
export async function measure(rounds = 40): Promise<Report> {
  const subjects = Object.entries(await createClients()).map(([name, calls]) => ({
    name,
    run: async () => {
      for (const id of operations) await calls[id]?.();
    },
  }));
  const samples = await compare(subjects, rounds, 100, 10);
  const rows = subjects.map(({ name }) => [name, ...samples.cells(name, "openapi-fetch")]);
  const [sdk, axios] = ["official SDK", "official SDK, default HTTP client"];
  return {
    tables: [[["client", "five calls", "× openapi-fetch"], ...rows]],
    goals: [
      atMost(1.3, "at most 1.3 × openapi-fetch", samples.ratio("ours", "openapi-fetch")),
      atLeast(3, "at least 3 × faster than the official SDK with its HTTP client", samples.ratio(axios, "ours")),
      atLeast(3, "at least 3 × faster than the official SDK over the same `fetch`", samples.ratio(sdk, "ours")),
    ],
  };
}

/** Creates every client over the same `fetch`, configured as its documentation says, by name. */
async function createClients(): Promise<Record<string, Record<string, () => Promise<unknown>>>> {
  const [ours, officialSdk, ...others] = await Promise.all(["ours", "official-sdk", ...peers].map(importBundle));
  const bare = operations.map((id) => [id, async () => (await fetch(createRequest(id))).text()]);
  return {
    "bare fetch": Object.fromEntries(bare),
    ours: ours.createCalls(fetch),
    "ours, with retry": ours.createCalls(retryingFetch({ fetch })),
    "official SDK": officialSdk.createCalls(fetch),
    "official SDK, default HTTP client": officialSdk.createAxiosCalls(fetch),
    ...Object.fromEntries(peers.map((name, index) => [name, others[index].createCalls(fetch)])),
  };
}
