/** The median of a series and the quartiles around it. */
export interface Quartiles {
  median: number;
  low: number;
  high: number;
}

/** Milliseconds per repetition by name, one sample per round. Samples of one round were taken side by side. */
export class Samples {
  readonly #series = new Map<string, number[]>();

  add(name: string, milliseconds: number): void {
    this.#series.set(name, [...(this.#series.get(name) ?? []), milliseconds]);
  }

  /** Returns the median of one series, or of the sum of several. */
  median(...names: string[]): number {
    return toQuartiles(this.#sum(names)).median;
  }

  /** Returns the quartiles of the ratios within each round. A list of names stands for the sum of their series. */
  ratio(names: string | readonly string[], reference: string | readonly string[]): Quartiles {
    const divisors = this.#sum([reference].flat());
    return toQuartiles(this.#sum([names].flat()).map((value, round) => value / (divisors[round] ?? Number.NaN)));
  }

  #sum(names: readonly string[]): number[] {
    const series = names.map((name) => {
      const found = this.#series.get(name);
      if (!found) throw new Error(`No samples of ${name}; there are ${[...this.#series.keys()].join(", ")}.`);
      return found;
    });
    return (series[0] ?? []).map((_, round) => series.reduce((sum, one) => sum + (one[round] ?? Number.NaN), 0));
  }
}

/** Formats a ratio such as `1.23 (1.20–1.30)`: the median and the quartiles. */
export function formatRatio({ median, low, high }: Quartiles): string {
  const format = (ratio: number) => ratio.toFixed(ratio >= 100 ? 0 : ratio >= 10 ? 1 : 2);
  return `${format(median)} (${format(low)}–${format(high)})`;
}

/** Formats milliseconds such as `0.78 s`, `12.3 ms`, `45.6 µs`. */
export function formatTime(milliseconds: number): string {
  if (milliseconds === 0) return "0 ms";
  if (milliseconds >= 500) return `${(milliseconds / 1000).toFixed(2)} s`;
  return milliseconds >= 1 ? `${milliseconds.toPrecision(3)} ms` : `${(milliseconds * 1000).toPrecision(3)} µs`;
}

/** Formats bytes in thousands, such as `4.98 kB`. */
export function formatSize(bytes: number): string {
  return `${(bytes / 1000).toFixed(2)} kB`;
}

function toQuartiles(series: readonly number[]): Quartiles {
  const sorted = [...series].sort((a, b) => a - b);
  const quantile = (fraction: number) => {
    const position = (sorted.length - 1) * fraction;
    const [below = Number.NaN, above = below] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
    return below + (above - below) * (position - Math.floor(position));
  };
  return { median: quantile(0.5), low: quantile(0.25), high: quantile(0.75) };
}
