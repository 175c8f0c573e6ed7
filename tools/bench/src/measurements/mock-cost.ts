import { compare } from "../compare.ts";
import { createOurMock, createSubject, peerMocks } from "../mocks.ts";
import { atMost, type Report } from "../report.ts";
import { operations, requestKinds } from "../scenario.ts";

const reference = "constant handlers";

/** Measures what a mock costs for a request of each operation within a process. */
export async function measure(rounds = 40): Promise<Report> {
  const mocks = Object.entries({ ours: createOurMock(1, 3), ...peerMocks });
  const subjects = mocks.flatMap(([name, mock]) => [
    createSubject(name, mock, operations),
    ...requestKinds.map((kind) => createSubject(`${name} ${kind}`, mock, [kind])),
  ]);
  const samples = await compare(subjects, rounds, 40, 5);
  const rows = ["", ...requestKinds.map((kind) => ` ${kind}`)].map((kind) => [
    kind || "five operations",
    ...mocks.flatMap(([name]) => samples.cells(name + kind, reference + kind)),
  ]);
  return {
    tables: [[["", ...mocks.flatMap(([name]) => [name, `× ${reference}`])], ...rows]],
    goals: [atMost(1.5, "at most 1.5 × constant handlers, all five operations", samples.ratio("ours", reference))],
  };
}
