import * as fc from "fast-check";
import { afterEach, test, vi } from "vitest";

const seconds = Number(process.env.FUZZ_SECONDS ?? 0);

/**
 * A test of a property: the same runs each time. With `FUZZ_SECONDS` in the environment (`npm run fuzz -w packages/msw`) as
 * many as there is time for, with another seed each time, which is printed and can be given as `FUZZ_SEED`. Only the runs
 * that are the same each time must have `met` all that they are to meet.
 */
export function checkProperty<T>(title: string, numRuns: number, property: fc.IAsyncProperty<T>, met = () => {}): void {
  afterEach(() => void vi.restoreAllMocks());
  test(title, { timeout: seconds === 0 ? 120_000 : 0 }, async () => {
    await fc.assert(property, getParameters(title, numRuns));
    if (seconds === 0) met();
  });
}

function getParameters(title: string, numRuns: number) {
  // Ends the search for a smaller counterexample, too, so that one is reported before the test times out.
  const inTime = fc.interruptAfterTimeLimit(100_000, { failOnInterrupt: true });
  if (seconds === 0) return { seed: 20260115, numRuns, plugins: [inTime] };
  const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`FUZZ_SEED=${seed} ${title}`);
  const count: fc.Plugin<unknown> = () => ({
    onAllRunsComplete: ({ numRuns: runs }) => console.log(`${runs} runs`),
  });
  return { seed, numRuns: Number.MAX_SAFE_INTEGER, plugins: [fc.interruptAfterTimeLimit(seconds * 1000), count] };
}
