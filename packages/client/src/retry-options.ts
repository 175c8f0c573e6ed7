import { checkNames, checkTime } from "./check.ts";

/**
 * Options for retries, for all calls or as the `retry` option of one call.
 *
 * @example
 * ```ts
 * await factors.page({}, { retry: { attempts: 5 } });
 * ```
 */
export interface RetryOptions {
  /**
   * The maximum number of attempts, including the first.
   * @default 3
   */
  attempts?: number | undefined;
  /**
   * The maximum first delay in milliseconds. It doubles with each attempt.
   * @default 250
   */
  delay?: number | undefined;
  /**
   * Milliseconds from the start of the call, after which no further attempt starts.
   * @default 30_000
   */
  maxTime?: number | undefined;
  /**
   * Milliseconds after which an attempt without a response fails. If the method is idempotent, it is retried.
   * @default Infinity
   */
  attemptTimeout?: number | undefined;
}

const where = "retryingFetch";

/** Throws a `TypeError` for invalid options. `others` lists further allowed names. */
export function checkRetryOptions(options: RetryOptions, ...others: string[]): void {
  const { attempts, ...times } = options;
  checkNames(where, options, ["attempts", "delay", "maxTime", "attemptTimeout", ...others]);
  if (attempts !== undefined && attempts !== Infinity && !(Number.isInteger(attempts) && attempts > 0)) {
    throw new TypeError(`${where}: attempts must be a whole number of at least 1, or Infinity.`);
  }
  for (const name of ["delay", "maxTime", "attemptTimeout"] as const) checkTime(where, name, times[name]);
}
