import { retryingFetch } from "@verify-factors/client/retry";
import { compare } from "../compare.ts";
import { atLeast, atMost, type Measurement } from "../report.ts";
import { createRequest } from "../requests.ts";
import { createMemoryFetch } from "../responses.ts";
import { type Calls, type Fetch, operations } from "../scenario.ts";
import { formatRatio, formatTime } from "../statistics.ts";
import { importBundle } from "../workspace.ts";

const rounds = 40;

/** Measures what a client costs per call with a service in memory. */
export const measure: Measurement = async (run) => {
  await assertSameRequests();
  const clients = await createClients(createMemoryFetch());
  const subjects = Object.entries(clients).flatMap(([name, calls]) =>
    operations.map((id) => ({ name: `${name} ${id}`, prepare: (times: number) => () => repeat(calls[id], times) })),
  );
  const samples = await compare(subjects, run, { clock: "cpu", rounds, duration: 40, warmUps: 5 });

  const callsOf = (client: string) => operations.map((id) => `${client} ${id}`);
  const ratio = (client: string, reference: string) => samples.ratio(callsOf(client), callsOf(reference));
  const rows = Object.keys(clients).map((client) => [
    client,
    ...operations.map((id) => formatTime(samples.median(`${client} ${id}`))),
    formatTime(samples.median(...callsOf(client)) / operations.length),
    formatRatio(ratio(client, "openapi-fetch")),
  ]);
  return {
    title: "Client: cost per call",
    body: [
      `Each call builds its request, sends it to a \`fetch\` in memory that reads it, and reads the response. All clients send the same requests, which is checked, and receive the same responses. The official SDK uses a custom \`httpClient\` over the same \`fetch\`. ${rounds} rounds.`,
      [["client", ...operations, "mean", "× openapi-fetch"], ...rows],
    ],
    goals: [
      atMost(1.3, "at most 1.3 × openapi-fetch", ratio("ours", "openapi-fetch")),
      atLeast(
        3,
        "at least 3 × faster than the official SDK with its default HTTP client",
        ratio("official SDK, default HTTP client", "ours"),
      ),
      atLeast(3, "at least 3 × faster than the official SDK over the same `fetch`", ratio("official SDK", "ours")),
    ],
    notes: [
      `Over the same \`fetch\` every client spends most of its time in that \`fetch\`: a bare \`fetch\` is ${formatRatio(ratio("official SDK", "bare fetch"))} × faster than the official SDK, and no client can gain more. The default HTTP client of the SDK is axios, here with an adapter over the same \`fetch\`.`,
      "openapi-fetch, hey-api and orval return `{ data, error }` or a status and throw nothing; none of them tells an incorrect code from a correct one. orval neither encodes path parameters nor supports credentials.",
    ],
  };
};

/** Creates every client to compare over a `fetch`, configured as its documentation says, by name. */
async function createClients(fetch: Fetch): Promise<Record<string, Calls>> {
  const [ours, openapiFetch, heyApi, orval, officialSdk] = await Promise.all(
    ["ours", "openapi-fetch", "hey-api", "orval", "official-sdk"].map(importBundle),
  );
  return {
    ours: ours.createCalls(fetch),
    "ours, with retry": ours.createCalls(retryingFetch({ fetch })),
    "openapi-fetch": openapiFetch.createCalls(fetch),
    "hey-api": heyApi.createCalls(fetch),
    orval: orval.createCalls(fetch),
    "official SDK": officialSdk.createCalls(fetch),
    "official SDK, default HTTP client": officialSdk.createAxiosCalls(fetch),
    "bare fetch": Object.fromEntries(
      operations.map((id) => [id, async () => (await fetch(createRequest(id))).text()]),
    ) as Calls,
  };
}

/** Throws if a client sends another request than the bare `fetch`. The order of form fields may differ. */
async function assertSameRequests(): Promise<void> {
  let sent = "";
  const record = ({ method, url, headers }: Request, text: string) => {
    const form = new URLSearchParams(text);
    form.sort();
    const type = text && headers.get("Content-Type")?.split(";")[0];
    sent = [method, url, headers.get("Authorization"), type, form].join(" ");
  };
  const clients = await createClients(createMemoryFetch(record));
  for (const id of operations) {
    await clients["bare fetch"]?.[id]();
    const expected = sent;
    for (const [client, calls] of Object.entries(clients)) {
      await calls[id]();
      if (sent !== expected) throw new Error(`${client}: ${id} sent\n${sent}\ninstead of\n${expected}`);
    }
  }
}

async function repeat(call: () => Promise<unknown>, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) await call();
}
