import type { Run } from "./report.ts";
import { Samples } from "./statistics.ts";

/** Something to time. */
export interface Subject {
  name: string;
  /** Prepares a number of repetitions, which is not timed, and returns the function to time. */
  prepare(repetitions: number): Work | Promise<Work>;
  /** Removes what the work left behind. Not timed. */
  cleanUp?(): Promise<void>;
}

/** May return the milliseconds to count instead of its whole duration. */
type Work = () => Promise<unknown>;

/** Options for `compare`. */
export interface CompareOptions {
  /**
   * `cpu`: the processor time of this thread, which other programs hardly disturb. `wall`: elapsed time, for work that
   * other processes do.
   */
  clock: "cpu" | "wall";
  rounds: number;
  /** Milliseconds to spend on one sample. 0 runs one repetition per sample. @default 0 */
  duration?: number;
  /** Full samples of each subject before the first one that counts. @default 1 */
  warmUps?: number;
}

/**
 * Times subjects in turn, round by round and in another order each round. Disturbances of the machine then hit all
 * subjects alike, and ratios within a round hold although times drift. A quick run has one round.
 */
export async function compare(subjects: readonly Subject[], run: Run, options: CompareOptions): Promise<Samples> {
  const { rounds, warmUps } = run.quick ? { rounds: 1, warmUps: 1 } : { warmUps: 1, ...options };
  const repetitions = new Map<Subject, number>();
  for (const subject of subjects) {
    run.progress(`warming up: ${subject.name}`);
    repetitions.set(subject, await warmUp(subject, { ...options, warmUps }));
  }
  const samples = new Samples();
  for (let round = 0; round < rounds; round += 1) {
    run.progress(`round ${round + 1} of ${rounds}`);
    for (const subject of rotate(subjects, round)) {
      samples.add(subject.name, await time(subject, options, repetitions.get(subject) ?? 1));
    }
  }
  return samples;
}

/** Returns the items with another one first each round, and in reverse order every second round. */
export function rotate<T>(items: readonly T[], round: number): T[] {
  const start = round % items.length;
  const rotated = [...items.slice(start), ...items.slice(0, start)];
  return round % 2 === 0 ? rotated : rotated.reverse();
}

/** Returns the number of repetitions that take `duration` once the subject is warm. */
async function warmUp(subject: Subject, options: CompareOptions): Promise<number> {
  const { duration = 0, warmUps = 1 } = options;
  let repetitions = 1;
  for (let done = 0; done < warmUps; ) {
    const each = await time(subject, options, repetitions);
    if (each * repetitions >= duration / 2) done += 1;
    if (duration > 0) repetitions = Math.max(1, Math.min(repetitions * 8, Math.round(duration / each)));
  }
  return repetitions;
}

/** Returns milliseconds per repetition. */
async function time(subject: Subject, { clock }: CompareOptions, repetitions: number): Promise<number> {
  const work = await subject.prepare(repetitions);
  // A full collection would make V8 discard compiled code, and the sample would include another warm-up.
  globalThis.gc?.({ type: "minor" });
  const start = clocks[clock]();
  const returned = await work();
  const elapsed = typeof returned === "number" ? returned : clocks[clock]() - start;
  await subject.cleanUp?.();
  return elapsed / repetitions;
}

/** Milliseconds since an arbitrary moment. */
const clocks = {
  cpu: () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  },
  wall: () => performance.now(),
};
