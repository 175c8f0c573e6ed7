/** A clock that runs in real time until somebody sets it. */
export interface Clock {
  /** What it shows, in milliseconds since the epoch. For the `now` of `createFactorMock`; needs no `this`. */
  now(): number;
  /** Whether it stands still. */
  readonly stopped: boolean;
  /** How often it was looked at. */
  readonly looks: number;
  /** Stops it at a moment: a `Date`, an instant as text, or milliseconds since the epoch. */
  set(at: Date | string | number): void;
  /** Lets milliseconds pass, negative ones to go back. A clock that stands still goes on doing so. */
  advance(milliseconds: number): void;
  /** Back to real time, running. */
  restore(): void;
}

/**
 * A clock for a mock and its server, so that the control API can set it. Its methods throw a `TypeError` for what is no
 * moment of the years 0 to 9999.
 *
 * @example
 * ```ts
 * const clock = createClock();
 * const mock = createFactorMock({ baseUrl: "/", now: clock.now });
 * const server = await startFactorServer({ mock, clock });
 * ```
 */
export function createClock(): Clock {
  let stoppedAt: number | undefined;
  let ahead = 0;
  let looks = 0;
  const present = () => stoppedAt ?? Date.now() + ahead;
  return {
    now: () => {
      looks += 1;
      return present();
    },
    get stopped() {
      return stoppedAt !== undefined;
    },
    get looks() {
      return looks;
    },
    set: (at) => {
      stoppedAt = moment(new Date(at).getTime(), at);
    },
    advance: (milliseconds) => {
      const then = moment(present() + milliseconds, `${milliseconds} milliseconds on`);
      if (stoppedAt === undefined) ahead += milliseconds;
      else stoppedAt = then;
    },
    restore: () => {
      stoppedAt = undefined;
      ahead = 0;
    },
  };
}

const yearZero = Date.parse("0000-01-01T00:00:00Z");
const lastMoment = Date.parse("9999-12-31T23:59:59.999Z");

function moment(milliseconds: number, given: unknown): number {
  if (milliseconds >= yearZero && milliseconds <= lastMoment) return milliseconds;
  throw new TypeError(`The clock goes from the year 0 to 9999, which leaves out ${String(given)}.`);
}
