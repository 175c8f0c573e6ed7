import { compare, type Subject } from "../compare.ts";
import { createOurMock, createSubject } from "../mocks.ts";
import type { Measurement } from "../report.ts";
import { requestKinds } from "../scenario.ts";
import { formatRatio, formatTime } from "../statistics.ts";

const rounds = 40;

const allSizes = [100, 1000, 10_000, 100_000];
const factorsPerEntity = 10;

/** Measures what a request costs with many factors in the mock, and the memory of a factor. */
export const measure: Measurement = async (run) => {
  const sizes = run.quick ? allSizes.slice(0, 2) : allSizes;
  const memory: string[][] = [];
  // Without this, the memory of the first mock would include the compiled code.
  createOurMock(100, factorsPerEntity);
  const subjects: Subject[] = [];
  for (const size of sizes) {
    run.progress(`adding ${size} factors`);
    const before = measureHeap();
    const mock = createOurMock(size / factorsPerEntity, factorsPerEntity);
    // The heap of fewer factors is noise.
    if (size >= 1000) memory.push([String(size), `${((measureHeap() - before) / size / 1000).toFixed(2)} kB`]);
    subjects.push(...requestKinds.map((kind) => createSubject(String(size), mock, kind)));
  }
  const samples = await compare(subjects, run, { clock: "cpu", rounds, duration: 40, warmUps: 5 });

  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const growth = requestKinds.map((kind) => ({
    kind,
    ratio: samples.ratio(`${largest} ${kind}`, `${smallest} ${kind}`),
  }));
  const worst = growth.reduce((a, b) => (b.ratio.median > a.ratio.median ? b : a));
  return {
    title: "Mock: growth",
    body: [
      `One mock per size, all in one process, through \`getResponse(mock.handlers, request)\`. Each entity has ${factorsPerEntity} factors; the service allows 120. \`VerifyFactor\` is the UpdateFactor that confirms an enrollment. ${rounds} rounds.`,

      [
        ["request", ...sizes.map((size) => `${size} factors`), `${largest} : ${smallest}`],
        ...growth.map(({ kind, ratio }) => [
          kind,
          ...sizes.map((size) => formatTime(samples.median(`${size} ${kind}`))),
          formatRatio(ratio),
        ]),
      ],
      "Memory:",
      [["factors", "heap per factor"], ...memory],
    ],
    goals: [
      {
        goal: "no operation more than 1.3 × from the smallest to the largest",
        measured: `${formatRatio(worst.ratio)}, ${worst.kind}`,
        met: worst.ratio.median <= 1.3,
      },
    ],
  };
};

/** Returns the bytes in use after a collection. */
function measureHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
