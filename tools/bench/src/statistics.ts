/** The middle of some numbers, and the quarters around it. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

/** The spread of at least one number. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** The spread of the ratios of two series that were measured in pairs. */
export function ratioOf(series: readonly number[], reference: readonly number[]): Spread {
  return spreadOf(series.map((value, index) => value / (reference[index] ?? Number.NaN)));
}

/** `1.23 (1.20–1.30)`: the median, and the quarters around it. */
export function ratioText({ median, low, high }: Spread): string {
  return `${digits(median)} (${digits(low)}–${digits(high)})`;
}

/** Milliseconds as a person reads them: `0.78 s`, `12.3 ms`, `45.6 µs`. */
export function timeText(milliseconds: number): string {
  if (milliseconds === 0) return "0 ms";
  if (milliseconds >= 500) return `${(milliseconds / 1000).toFixed(2)} s`;
  return milliseconds >= 1 ? `${milliseconds.toPrecision(3)} ms` : `${(milliseconds * 1000).toPrecision(3)} µs`;
}

/** Thousands of bytes, as sizes on the wire are told. */
export function sizeText(bytes: number): string {
  return `${(bytes / 1000).toFixed(2)} kB`;
}

function digits(ratio: number): string {
  return ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2);
}

function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) throw new Error("There is nothing to take the middle of.");
  return below + (above - below) * (place - Math.floor(place));
}
