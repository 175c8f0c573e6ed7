import { compare, formatTime } from "../compare.ts";
import { createOurMock, createSubject } from "../mocks.ts";
import { atMost, type Measurement } from "../report.ts";
import { requestKinds } from "../scenario.ts";

const sizes = [100, 1000, 10_000, 100_000];
const factorsPerEntity = 10;

/** Measures what a request costs with many factors in the mock, and the memory of a factor. */
export const measurement: Measurement = {
  rounds: 40,
  async measure(rounds) {
    // Without this, the memory of the first mock would include the compiled code.
    createOurMock(100, factorsPerEntity);
    const mocks = sizes.map((size) => {
      const before = measureHeap();
      const mock = createOurMock(size / factorsPerEntity, factorsPerEntity);
      return { size, mock, bytes: (measureHeap() - before) / size };
    });
    const subjects = mocks.flatMap(({ size, mock }) =>
      requestKinds.map((kind) => createSubject(`${size} ${kind}`, mock, [kind])),
    );
    const samples = await compare(subjects, rounds, 40, 5);
    const growth = requestKinds.map((kind) => ({ kind, ratio: samples.ratio(`100000 ${kind}`, `100 ${kind}`) }));
    const rows = growth.map(({ kind, ratio }) => [
      kind,
      ...sizes.map((size) => formatTime(samples.median(`${size} ${kind}`))),
      ratio,
    ]);
    const memory = mocks.map(({ bytes }) => `${(bytes / 1000).toFixed(2)} kB`);
    return {
      tables: [[["factors", ...sizes, "100000 : 100"], ...rows, ["heap per factor", ...memory, ""]]],
      goals: growth.map(({ kind, ratio }) => atMost(1.3, `${kind}: at most 1.3 × from 100 to 100,000 factors`, ratio)),
    };
  },
};

/** Returns the bytes in use after a collection. */
function measureHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
