import * as fc from "fast-check";
import { afterEach, test, vi } from "vitest";

const seconds = Number(process.env.FUZZ_SECONDS ?? 0);

/**
 * Tests a property with the same seed each time, and then calls `onDone`, which asserts that the runs covered all cases.
 * With `FUZZ_SECONDS` in the environment (`npm run fuzz -w packages/msw`), instead runs for that time with a random
 * seed. Prints the seed. `FUZZ_SEED` repeats it.
 */
export function checkProperty<T>(
  title: string,
  numRuns: number,
  property: fc.IAsyncProperty<T>,
  onDone = () => {},
): void {
  afterEach(() => void vi.restoreAllMocks());
  test(title, { timeout: seconds === 0 ? 120_000 : 0 }, async () => {
    await fc.assert(property, getParameters(title, numRuns));
    if (seconds === 0) onDone();
  });
}

function getParameters(title: string, numRuns: number) {
  // Also limits the search for a smaller counterexample, so that fast-check reports one before the test times out.
  const inTime = fc.interruptAfterTimeLimit(100_000, { failOnInterrupt: true });
  if (seconds === 0) return { seed: 20260115, numRuns, plugins: [inTime] };
  const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`FUZZ_SEED=${seed} ${title}`);
  const count: fc.Plugin<unknown> = () => ({
    onAllRunsComplete: ({ numRuns: runs }) => console.log(`${runs} runs`),
  });
  return { seed, numRuns: Number.MAX_SAFE_INTEGER, plugins: [fc.interruptAfterTimeLimit(seconds * 1000), count] };
}
