import { median, quantile, shuffle } from "simple-statistics";
import { Bench, type FnOptions } from "tinybench";

/** A function to time. Its hooks are not timed. */
export interface Subject extends FnOptions {
  name: string;
  /** May return `{ overriddenDuration }`: the milliseconds to count instead of its own. */
  run(): Promise<unknown>;
}

/**
 * Times subjects in rounds, in another order each time: once, or for `time` milliseconds each. The load of the machine
 * then affects all subjects of a round equally, so the ratios within a round are stable. Repeated subjects use the CPU
 * time of this thread, which other programs hardly affect. Subjects that run once use the elapsed time of other
 * processes.
 */
export async function compare(subjects: readonly Subject[], rounds: number, time = 0, warmUps = 1): Promise<Samples> {
  const samples = new Samples(subjects.map(({ name }) => [name, []]));
  const options = { time, iterations: 1, warmup: false, throws: true, ...(time > 0 && { now: readThreadTime }) };
  for (let round = -warmUps; round < rounds; round += 1) {
    console.error(round < 0 ? "warming up" : `round ${round + 1} of ${rounds}`);
    // Collect the garbage of the previous subject. A full collection would also discard compiled code.
    const bench = new Bench({ ...options, setup: () => void globalThis.gc?.({ type: "minor" }) });
    for (const { name, run, ...hooks } of shuffle([...subjects])) bench.add(name, run, { async: true, ...hooks });
    for (const { name, result } of await bench.run()) {
      if (round >= 0 && "latency" in result) samples.get(name)?.push(result.latency.mean);
    }
  }
  return samples;
}

function readThreadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds by subject, one sample per round. */
export class Samples extends Map<string, number[]> {
  median(name: string): number {
    return median(this.get(name) ?? []);
  }

  /** Returns the ratios within each round. */
  ratio(name: string, reference: string): Ratio {
    const divisors = this.get(reference) ?? [];
    const ratios = (this.get(name) ?? []).map((sample, round) => sample / (divisors[round] ?? Number.NaN));
    const [low, middle, high] = quantile(ratios, [0.25, 0.5, 0.75]).map((one) => one.toPrecision(3));
    return { median: median(ratios), toString: () => `${middle} (${low}–${high})` };
  }

  /** Returns the cells of a table: the median time, and the ratio to the reference. */
  cells(name: string, reference: string): [string, Ratio] {
    return [formatTime(this.median(name)), this.ratio(name, reference)];
  }
}

/** The median of ratios. As text, with the quartiles: `1.23 (1.20–1.30)`. */
export interface Ratio {
  median: number;
  toString(): string;
}

/** Formats milliseconds such as `0.78 s`, `12.3 ms`, `45.6 µs`. */
export function formatTime(milliseconds: number): string {
  if (milliseconds >= 500) return `${(milliseconds / 1000).toFixed(2)} s`;
  return milliseconds >= 1 ? `${milliseconds.toPrecision(3)} ms` : `${(milliseconds * 1000).toPrecision(3)} µs`;
}
