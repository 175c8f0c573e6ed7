const firstTime = Date.parse("0000-01-01T00:00:00Z");

/** The last time whose year has four digits in ISO 8601, in milliseconds since the Unix epoch. */
export const lastTime = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * Converts a time to milliseconds since the Unix epoch. Returns `NaN` for a time outside the years 0 to 9999, and for text
 * that is not a time or begins with an ISO 8601 date that does not exist, such as 2026-02-30, which JavaScript reads as
 * March 2.
 *
 * @example
 * ```ts
 * toMilliseconds("2026-01-15T09:30:00Z"); // 1768469400000
 * ```
 */
export function toMilliseconds(time: Date | string | number): number {
  const milliseconds = new Date(time).getTime();
  const [day] = /^\d{4}-\d\d-\d\d/.exec(String(time)) ?? [];
  const isDay = day === undefined || new Date(Date.parse(day) || 0).toISOString().startsWith(day);
  return isDay && milliseconds >= firstTime && milliseconds <= lastTime ? milliseconds : Number.NaN;
}
