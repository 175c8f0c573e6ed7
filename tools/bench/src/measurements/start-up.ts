import { join } from "node:path";
import { bench } from "../places.ts";
import { succeed } from "../processes.ts";
import { race, sumOf, type Times } from "../race.ts";
import type { Goal, Measurement } from "../report.ts";
import { ratioOf, ratioText, spreadOf, timeText } from "../statistics.ts";

const scripts = {
  "our mock": "our-mock",
  "msw with one handler": "msw",
  "our client": "our-client",
  "openapi-fetch": "openapi-fetch",
  "official SDK": "official-sdk",
} as const;
type Name = keyof typeof scripts;

const names = Object.keys(scripts) as Name[];

/** How long it takes from nothing to the first answer. */
export const measure: Measurement = async (run) => {
  const contestants = names.map((name) => ({ name, prepare: () => () => start(scripts[name]) }));
  const rounds = run.quick ? 3 : 25;
  const times = await race(contestants, { ...run, clock: "wall", rounds, warmUps: 2 });
  const ratio = (name: Name, reference: Name) => ratioOf(sumOf(times, [name]), sumOf(times, [reference]));
  const sdk = ratio("official SDK", "our client");
  const goals: Goal[] = [
    {
      goal: "our client starts before the official SDK does",
      measured: `${ratioText(sdk)} × faster`,
      met: sdk.median > 1,
    },
  ];
  return {
    title: "Start-up",
    method: `In a new process each time, from the first import to the first answer: of \`getResponse\` for the mocks, of a \`fetch\` in memory for the clients. Starting Node itself is left out. ${rounds} rounds.`,
    tables: [
      {
        rows: [
          ["mock", "to the first answer", "× msw"],
          ...rows(times, ["our mock", "msw with one handler"], "msw with one handler"),
        ],
      },
      {
        rows: [
          ["client", "to the first answer", "× ours"],
          ...rows(times, ["our client", "openapi-fetch", "official SDK"], "our client"),
        ],
      },
    ],
    goals,
    notes: [],
  };
};

function rows(times: Times, shown: readonly Name[], reference: Name): string[][] {
  return shown.map((name) => [
    name,
    timeText(spreadOf(sumOf(times, [name])).median),
    ratioText(ratioOf(sumOf(times, [name]), sumOf(times, [reference]))),
  ]);
}

async function start(script: string): Promise<number> {
  const { output } = await succeed(process.execPath, [join(bench, `src/start-up/${script}.ts`)]);
  const milliseconds = Number(output);
  if (Number.isNaN(milliseconds)) throw new Error(`${script} printed no time:\n${output}`);
  return milliseconds;
}
