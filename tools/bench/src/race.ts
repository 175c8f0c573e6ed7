import type { Run } from "./report.ts";

/** Something to be timed. */
export interface Contestant {
  name: string;
  /** Prepares so many repetitions, off the clock, and answers what does them. */
  prepare(repetitions: number): Work | Promise<Work>;
  /** Takes away what the work has left, off the clock. */
  clear?(): Promise<void>;
}

/** A number that it answers is the milliseconds that it took by its own clock. */
type Work = () => Promise<unknown>;

/**
 * What is timed: the processor time of this thread, which other programs hardly disturb, or the time on the wall where
 * others do the work.
 */
export type Clock = "processor" | "wall";

/** How long a race takes. */
export interface RaceOptions extends Run {
  clock: Clock;
  /** How often every contestant runs. */
  rounds: number;
  /** Milliseconds that one run should take about; 0: one repetition each. */
  duration?: number;
  /** Runs of each contestant before the first that counts. */
  warmUps?: number;
}

/** Milliseconds per repetition, round by round: what stands at the same index was measured together. */
export type Times = Map<string, number[]>;

/**
 * Lets contestants run in turn, again and again, each time in another order, so that what disturbs the machine disturbs
 * all of them, and the ratios within a round hold although the times drift.
 */
export async function race(contestants: readonly Contestant[], options: RaceOptions): Promise<Times> {
  const { rounds, duration = 0, warmUps = 1, clock, progress } = options;
  const repetitions = new Map<Contestant, number>();
  for (const contestant of contestants) {
    progress(`warming up: ${contestant.name}`);
    repetitions.set(contestant, await calibrate(contestant, clocks[clock], duration, warmUps));
  }
  const times: Times = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    progress(`round ${round + 1} of ${rounds}`);
    for (const contestant of rotated(contestants, round)) {
      times.get(contestant.name)?.push(await time(contestant, clocks[clock], repetitions.get(contestant) ?? 1));
    }
  }
  return times;
}

/** The times of some contestants together, round by round; throws when one did not take part. */
export function sumOf(times: Times, names: readonly string[]): number[] {
  const series = names.map((name) => {
    const found = times.get(name);
    if (!found) throw new Error(`${name} did not take part; ${[...times.keys()].join(", ")} did.`);
    return found;
  });
  return (series[0] ?? []).map((_, round) => series.reduce((sum, one) => sum + (one[round] ?? Number.NaN), 0));
}

/** The same for a contestant that runs in parts, each under its name and the part's. */
export function sumOfParts(times: Times, name: string, parts: readonly string[]): number[] {
  return sumOf(
    times,
    parts.map((part) => `${name} ${part}`),
  );
}

/** How often a contestant must run to take so long, once it is warm. */
async function calibrate(contestant: Contestant, now: Now, duration: number, warmUps: number): Promise<number> {
  let repetitions = 1;
  for (let done = 0; done < warmUps; ) {
    const each = await time(contestant, now, repetitions);
    if (each * repetitions >= duration / 2) done += 1;
    if (duration > 0) repetitions = Math.max(1, Math.min(repetitions * 8, Math.round(duration / each)));
  }
  return repetitions;
}

async function time(contestant: Contestant, now: Now, repetitions: number): Promise<number> {
  const work = await contestant.prepare(repetitions);
  // Not a full collection: after one, V8 has thrown away what it knew of the code, and a batch times its second warm-up.
  globalThis.gc?.({ type: "minor" });
  const start = now();
  const own = await work();
  const taken = typeof own === "number" ? own : now() - start;
  await contestant.clear?.();
  return taken / repetitions;
}

/** Milliseconds since some moment. */
type Now = () => number;

const clocks: { readonly [Name in Clock]: Now } = {
  processor: () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  },
  wall: () => performance.now(),
};

/** Another first one each round, and every second round backwards. */
function rotated<T>(all: readonly T[], round: number): T[] {
  const turned = all.map((_, index) => all[(index + round) % all.length] as T);
  return round % 2 === 0 ? turned : turned.reverse();
}
