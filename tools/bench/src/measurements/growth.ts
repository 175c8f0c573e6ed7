import { compare, formatTime } from "../compare.ts";
import { createOurMock, createSubject } from "../mocks.ts";
import { atMost, type Report } from "../report.ts";
import { requestKinds } from "../scenario.ts";

const sizes = [100, 1000, 10_000, 100_000];
const factorsPerEntity = 10;

/** Measures what a request costs with many factors in the mock. */
export async function measure(rounds = 40): Promise<Report> {
  const subjects = sizes.flatMap((size) => {
    const mock = createOurMock(size / factorsPerEntity, factorsPerEntity);
    return requestKinds.map((kind) => createSubject(`${size} ${kind}`, mock, [kind]));
  });
  const samples = await compare(subjects, rounds, 40, 5);
  const growth = requestKinds.map((kind) => ({ kind, ratio: samples.ratio(`100000 ${kind}`, `100 ${kind}`) }));
  const rows = growth.map(({ kind, ratio }) => [
    kind,
    ...sizes.map((size) => formatTime(samples.median(`${size} ${kind}`))),
    ratio,
  ]);
  return {
    tables: [[["factors", ...sizes, "100000 : 100"], ...rows]],
    goals: growth.map(({ kind, ratio }) => atMost(1.3, `${kind}: at most 1.3 × from 100 to 100,000 factors`, ratio)),
  };
}
