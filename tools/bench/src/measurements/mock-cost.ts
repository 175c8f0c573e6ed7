import { getResponse } from "msw";
import { type Mock, mocks } from "../mocks.ts";
import { race, sumOf, sumOfParts, type Times } from "../race.ts";
import type { Measurement, Run, Table } from "../report.ts";
import { type Kind, kinds } from "../requests.ts";
import { servers } from "../servers.ts";
import { ratioOf, ratioText, spreadOf, timeText } from "../statistics.ts";

const reference = "constant handlers";

/** What a mock costs per request, within a process and over HTTP. */
export const measure: Measurement = async (run) => {
  const all = await mocks();
  const contestants = Object.entries(all).flatMap(([name, mock]) => kinds.map((kind) => contestant(name, mock, kind)));
  const [rounds, duration] = run.quick ? [7, 20] : [40, 40];
  const times = await race(contestants, { ...run, clock: "processor", rounds, duration, warmUps: 4 });
  const ofOurs = (some: readonly Kind[]) =>
    ratioOf(sumOfParts(times, "ours", some), sumOfParts(times, reference, some));
  // A verification is one of the two things that UpdateFactor does.
  const own = ofOurs(kinds.filter((kind) => kind !== "VerifyFactor"));
  const overHttp = await measureServers(run);
  return {
    title: "Mock: cost per request",
    method: `Requests made beforehand go through \`getResponse(handlers, request)\`, and the answer's text is read; no network and no interception. ${rounds} rounds. Ours checks every request, keeps state and answers with what it has; the others answer a constant of the same size, and read the body first where that can be told them.`,
    tables: [
      costs(Object.keys(all), times),
      {
        title: "Beside the constant handlers, by operation:",
        rows: [
          ["", ...kinds],
          ...["ours", "openapi-msw", "hey-api", "orval, given answers"].map((name) => [
            name,
            ...kinds.map((kind) =>
              ratioText(ratioOf(sumOf(times, [`${name} ${kind}`]), sumOf(times, [`${reference} ${kind}`]))),
            ),
          ]),
        ],
      },
      overHttp.table,
    ],
    goals: [
      {
        goal: "at most 1.5 × constant handlers, the five operations together",
        measured: `${ratioText(own)}, with verification ${ratioText(ofOurs(kinds))}`,
        met: own.median <= 1.5,
      },
      overHttp.goal,
    ],
    notes: [
      "Beside the figures: no other mock here has state (a deleted factor is still there), looks at credentials or parameters, or tells a right code from a wrong one. openapi-msw types form bodies `never` and declares msw 2 only; it ran on msw 3 here, like all others. hey-api's handlers answer 501 until they are given an answer. orval's own answers are random, lists of 1 to 1000 factors among them, and contradict one another from request to request.",
      "What was found: a fifth of what a creation costs is the randomness of its sids and its secret, three calls of the system; of a verification, a sixth is the codes. MSW asks each handler several times where a request leads, so the answer is kept for one request. Over HTTP the platform's `Request` and `Response`, and the streams in them, took as long as everything else; the server now goes without.",
      overHttp.note,
    ],
  };
};

function contestant(name: string, { handlers, requests }: Mock, kind: Kind) {
  return {
    name: `${name} ${kind}`,
    prepare: async (count: number) => {
      const prepared = requests(kind, count);
      return async () => {
        for (const request of prepared) {
          const response = await getResponse(handlers, request);
          if (!response?.ok)
            throw new Error(`${name} answers ${response?.status} to ${kind}: ${await response?.text()}`);
          await response.text();
        }
      };
    },
  };
}

function costs(names: readonly string[], times: Times): Table {
  const whole = (name: string) => sumOfParts(times, name, kinds);
  const rows = names.map((name) => [
    name,
    ...kinds.map((kind) => timeText(spreadOf(sumOf(times, [`${name} ${kind}`])).median)),
    timeText(spreadOf(whole(name)).median / kinds.length),
    ratioText(ratioOf(whole(name), whole(reference))),
  ]);
  return { rows: [["mock", ...kinds, "mean", `× ${reference}`], ...rows] };
}

/** The same over HTTP: whole lives of factors, from their creation to their removal. */
async function measureServers(run: Run) {
  await using running = await servers(run.progress);
  const [rounds, lives] = run.quick ? [3, 20] : [20, 200];
  const contestants = running.all.map(({ name, live }) => ({ name, prepare: () => () => live(lives) }));
  const times = await race(contestants, { ...run, clock: "wall", rounds, warmUps: run.quick ? 3 : 10 });
  const perSecond = ({ name, requests }: { name: string; requests: number }) =>
    Math.round((lives * requests * 1000) / spreadOf(sumOf(times, [name])).median);
  const gain = ratioOf(sumOf(times, ["Prism"]), sumOf(times, ["our server"]));
  const floor = ratioOf(sumOf(times, ["Prism"]), sumOf(times, ["node:http, constants"]));
  const goal = {
    goal: "our server: at least 3 × Prism's throughput",
    measured: ratioText(gain),
    met: gain.median >= 3,
  };
  const table = {
    title: "Over HTTP, in a process of its own each, ten connections at a time:",
    rows: [["server", "requests per second"], ...running.all.map((one) => [one.name, String(perSecond(one))])],
  };
  return { table, goal, note: `${running.note} It is ${ratioText(floor)} × faster than Prism.` };
}
