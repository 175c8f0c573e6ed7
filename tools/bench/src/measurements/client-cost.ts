import { type Calls, clients } from "../clients.ts";
import { memoryFetch, recordingFetch } from "../memory-fetch.ts";
import { race, sumOf, sumOfParts } from "../race.ts";
import type { Measurement } from "../report.ts";
import { ratioOf, ratioText, spreadOf, timeText } from "../statistics.ts";
import { operations } from "../story.ts";

/** What a client costs per call, when the service answers from memory. */
export const measure: Measurement = async (run) => {
  await checkThatAllSendTheSame();
  const all = await clients(memoryFetch);
  const contestants = Object.entries(all).flatMap(([name, calls]) =>
    operations.map((id) => ({ name: `${name} ${id}`, prepare: (times: number) => () => repeat(calls[id], times) })),
  );
  const [rounds, duration] = run.quick ? [7, 20] : [40, 40];
  const times = await race(contestants, { ...run, clock: "processor", rounds, duration, warmUps: 5 });

  const whole = (client: string) => sumOfParts(times, client, operations);
  const one = (client: string, id: string) => sumOf(times, [`${client} ${id}`]);
  const rows = Object.keys(all).map((client) => [
    client,
    ...operations.map((id) => timeText(spreadOf(one(client, id)).median)),
    timeText(spreadOf(whole(client)).median / operations.length),
    ratioText(ratioOf(whole(client), whole("openapi-fetch"))),
  ]);
  const toOpenapiFetch = ratioOf(whole("ours"), whole("openapi-fetch"));
  const toSdk = ratioOf(whole("official SDK"), whole("ours"));
  const asItComes = ratioOf(whole("official SDK, its own HTTP client"), whole("ours"));
  const floor = ratioOf(whole("official SDK"), whole("bare fetch"));
  return {
    title: "Client: cost per call",
    method: `Each call builds its request, is answered by a \`fetch\` in memory that reads it, and reads the answer. All clients send the same requests, which is checked, and are answered the same. The official SDK goes through a custom \`httpClient\` over the same \`fetch\`. ${rounds} rounds.`,
    tables: [{ rows: [["client", ...operations, "mean", "× openapi-fetch"], ...rows] }],
    goals: [
      { goal: "at most 1.3 × openapi-fetch", measured: ratioText(toOpenapiFetch), met: toOpenapiFetch.median <= 1.3 },
      {
        goal: "at least 3 × faster than the official SDK as it comes",
        measured: ratioText(asItComes),
        met: asItComes.median >= 3,
      },
      { goal: "and than the official SDK over the same `fetch`", measured: ratioText(toSdk), met: toSdk.median >= 3 },
    ],
    notes: [
      `The official SDK over the same \`fetch\` spends most of its time in that \`fetch\`, as everybody does: a bare \`fetch\` is ${ratioText(floor)} × faster than it, and no client can be more. As it comes it goes through axios, here over the same \`fetch\` too.`,
      "Beside the figures: openapi-fetch, hey-api and orval give `{ data, error }` or a status and throw nothing; none of them tells a wrong code from a right one, and orval neither encodes path parameters nor knows credentials.",
    ],
  };
};

/** The same requests, or the figures mean nothing; the order of a form's keys and the spelling of a space are anybody's. */
async function checkThatAllSendTheSame(): Promise<void> {
  let sent = "";
  const recorded = await clients(recordingFetch((line) => (sent = line.replace(/\S+$/, sortedForm))));
  const requestOf = async (calls: Calls | undefined, id: (typeof operations)[number]) => {
    await calls?.[id]();
    return sent;
  };
  for (const [client, calls] of Object.entries(recorded)) {
    for (const id of operations) {
      const expected = await requestOf(recorded["bare fetch"], id);
      const actual = await requestOf(calls, id);
      if (actual !== expected) throw new Error(`${client} sends another ${id}:\n${actual}\ninstead of\n${expected}`);
    }
  }
}

function sortedForm(text: string): string {
  if (!text.includes("=") || text.includes("://")) return text;
  const form = new URLSearchParams(text);
  form.sort();
  return form.toString();
}

async function repeat(call: () => Promise<unknown>, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) await call();
}
