import { join } from "node:path";
import { compare } from "../compare.ts";
import type { Measurement } from "../report.ts";
import { formatRatio, formatTime } from "../statistics.ts";
import { benchFolder, runCommand } from "../workspace.ts";

const rounds = 25;

const mocks = ["our mock", "msw with one handler"];
const clients = ["ours", "openapi-fetch", "official-sdk"];

/** Measures the time from the first import to the first response. */
export const measure: Measurement = async (run) => {
  const subjects = [...mocks, ...clients].map((name) => ({ name, prepare: () => () => start(name) }));
  const samples = await compare(subjects, run, { clock: "wall", rounds, warmUps: 2 });
  const table = (kind: string, names: readonly string[], reference: string) => [
    [kind, "to the first response", `× ${reference}`],
    ...names.map((name) => [name, formatTime(samples.median(name)), formatRatio(samples.ratio(name, reference))]),
  ];
  const gain = samples.ratio("official-sdk", "ours");
  return {
    title: "Start-up",
    body: [
      `In a new process each time, from the first import to the first response: of \`getResponse\` for the mocks, of a \`fetch\` in memory for the clients. The start of Node itself is not included. ${rounds} rounds.`,
      table("mock", mocks, "msw with one handler"),
      table("client", clients, "ours"),
    ],
    goals: [
      {
        goal: "our client starts faster than the official SDK",
        measured: `${formatRatio(gain)} × faster`,
        met: gain.median > 1,
      },
    ],
  };
};

async function start(name: string): Promise<number> {
  return Number(await runCommand(process.execPath, [join(benchFolder, "src/first-response.ts"), name]));
}
