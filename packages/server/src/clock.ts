import { assertNoErrors, expectValue, lastTime, toMilliseconds } from "@verify-factors/openapi-mock";

/**
 * The clock of a mock. Follows real time until it is set. Its methods throw a `TypeError` for times outside the years 0
 * to 9999.
 *
 * @example
 * ```ts
 * const { clock } = await startFactorServer();
 * clock.set("2026-01-15T09:30:00Z");
 * clock.advance(30_000);
 * ```
 */
export interface Clock {
  /** Returns the time in milliseconds since the Unix epoch, at most the end of the year 9999. */
  now(): number;
  /** `true` if the clock was set. A stopped clock moves only with `advance()`. */
  readonly stopped: boolean;
  /**
   * Stops the clock at a time: a `Date`, ISO 8601 text such as `2026-01-15T09:30:00Z`, or milliseconds since the
   * Unix epoch.
   */
  set(at: Date | string | number): void;
  /** Moves the clock by milliseconds, backward if they are negative. A stopped clock stays stopped. */
  advance(milliseconds: number): void;
  /** Makes the clock follow real time again. */
  restore(): void;
}

/** Creates a clock that follows real time. */
export function createClock(): Clock {
  let stoppedAt: number | undefined;
  let offset = 0;
  const now = () => stoppedAt ?? Math.min(Date.now() + offset, lastTime);
  return {
    now,
    get stopped() {
      return stoppedAt !== undefined;
    },
    set: (at) => {
      const time = toMilliseconds(at);
      assertNoErrors("clock.set", expectValue("at", !Number.isNaN(time), "a time in the years 0 to 9999", at));
      stoppedAt = time;
    },
    advance: (milliseconds) => {
      const time = toMilliseconds(now() + milliseconds);
      const expected = "a number that keeps the clock in the years 0 to 9999";
      assertNoErrors("clock.advance", expectValue("milliseconds", !Number.isNaN(time), expected, milliseconds));
      if (stoppedAt === undefined) offset = time - Date.now();
      else stoppedAt = time;
    },
    restore: () => {
      stoppedAt = undefined;
      offset = 0;
    },
  };
}
