import { compare } from "../compare.ts";
import { createMocks, createSubject } from "../mocks.ts";
import { atMost, type Measurement } from "../report.ts";
import { operations, type RequestKind, requestKinds } from "../scenario.ts";
import { formatRatio, formatTime } from "../statistics.ts";

const rounds = 40;

const reference = "constant handlers";

/** Measures what a mock costs per request within a process. */
export const measure: Measurement = async (run) => {
  const mocks = await createMocks();
  const names = Object.keys(mocks);
  const subjects = Object.entries(mocks).flatMap(([name, mock]) =>
    requestKinds.map((kind) => createSubject(name, mock, kind)),
  );
  const samples = await compare(subjects, run, { clock: "cpu", rounds, duration: 40, warmUps: 5 });

  const ratio = (name: string, kinds: readonly RequestKind[]) => {
    const series = (mock: string) => kinds.map((kind) => `${mock} ${kind}`);
    return samples.ratio(series(name), series(reference));
  };
  const goal = atMost(1.5, "at most 1.5 × constant handlers, all five operations", ratio("ours", operations));
  return {
    title: "Mock: cost per request",
    body: [
      `Requests prepared beforehand pass through \`getResponse(handlers, request)\`, and the text of the response is read: no network, no interception. \`VerifyFactor\` is the UpdateFactor that confirms an enrollment. ${rounds} rounds. Ours validates every request, keeps state and returns what it holds. The others return a constant of the same size and read the body first if they can be told to.`,

      [
        ["mock", ...requestKinds, "mean", `× ${reference}`],
        ...names.map((name) => [
          name,
          ...requestKinds.map((kind) => formatTime(samples.median(`${name} ${kind}`))),
          formatTime(samples.median(...requestKinds.map((kind) => `${name} ${kind}`)) / requestKinds.length),
          formatRatio(ratio(name, requestKinds)),
        ]),
      ],
      `× ${reference}, by operation:`,
      [
        ["mock", ...requestKinds],
        ...names
          .filter((name) => name !== reference && name !== "orval, random responses")
          .map((name) => [name, ...requestKinds.map((kind) => formatRatio(ratio(name, [kind])))]),
      ],
    ],
    goals: [{ ...goal, measured: `${goal.measured}, with verification ${formatRatio(ratio("ours", requestKinds))}` }],
    notes: [
      "No other mock here keeps state (a deleted factor is still there), checks credentials or parameters, or tells an incorrect code from a correct one. openapi-msw types form bodies as `never` and declares msw 2 only; it ran on msw 3, like all others. hey-api's handlers respond with 501 until they are given a response. orval's random responses include lists of 1 to 1000 factors and contradict each other from request to request.",
    ],
  };
};
