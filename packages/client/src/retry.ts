import { longestDelay } from "./check.ts";
import { withDeadline } from "./deadline.ts";
import { errorCodes } from "./generated/error-codes.ts";
import type { Fetch, FetchInit } from "./options.ts";
import { parseRetryAfter } from "./retry-after.ts";
import { checkRetryOptions, type RetryOptions } from "./retry-options.ts";

export type { RetryOptions };

/** Options for {@link retryingFetch}. */
export interface RetryingFetchOptions extends RetryOptions {
  /**
   * The function that sends each attempt.
   * @default globalThis.fetch, looked up for each attempt
   */
  fetch?: Fetch | undefined;
}

/** A `fetch` whose second argument can override the options of {@link retryingFetch}. */
export type RetryingFetch = (input: string | URL | Request, init?: FetchInit) => Promise<Response>;

const idempotentMethods = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];
/**
 * 429 error codes that retrying cannot fix.
 * @see rulings 37, 38
 */
const nonRetryableCodes: number[] = [errorCodes.TooManyAttempts, errorCodes.TooManyCreations];

/**
 * Creates a `fetch` that retries only if that is safe: after a 429 with the code 20429 or `Retry-After` (except 60310 and
 * 60326, which retrying cannot fix), after a 503 with `Retry-After`, and for idempotent methods after any 5xx, network error
 * or attempt timeout. Waits as long as `Retry-After` says, otherwise with exponential backoff and full jitter. Returns the
 * last response, or throws the last error.
 *
 * @example
 * ```ts
 * const client = createFactorClient({ serviceSid, credentials, fetch: retryingFetch({ attempts: 5 }) });
 * ```
 */
export function retryingFetch(options: RetryingFetchOptions = {}): RetryingFetch {
  checkRetryOptions(options, "fetch");
  return async (input, { retry = {}, ...init } = {}) => {
    checkRetryOptions(retry);
    const attempts = retry.attempts ?? options.attempts ?? 3;
    const delay = retry.delay ?? options.delay ?? 250;
    const timeout = retry.attemptTimeout ?? options.attemptTimeout;
    const lastStart = Date.now() + (retry.maxTime ?? options.maxTime ?? 30_000);
    const request = toRequest(input, init);
    for (let attempt = 1; ; attempt += 1) {
      // A body can be read only once, so every attempt but the last sends a clone.
      const attemptRequest = attempt < attempts ? request.clone() : request;
      const outcome = await sendAttempt(attemptRequest, options.fetch ?? globalThis.fetch, timeout);
      const wait = getRetryDelay(request, outcome, Math.random() * delay * 2 ** (attempt - 1));
      if (wait === undefined || attempt >= attempts || Date.now() + wait > lastStart) {
        if (outcome.response) return outcome.response;
        throw outcome.error;
      }
      outcome.response?.body?.cancel().catch(() => undefined);
      await pause(Math.min(wait, longestDelay), request.signal);
    }
  };
}

/**
 * Creates a `Request`. Returns an existing one unchanged if there is no `init`, because `fetch` may reject a copy that is
 * of another realm or implementation.
 */
function toRequest(input: string | URL | Request, init: RequestInit): Request {
  const isRequest = typeof input === "object" && "clone" in input;
  return isRequest && Object.keys(init).length === 0 ? input : new Request(input, init);
}

/** The outcome of an attempt: a response and its error code, or a thrown error. */
interface Outcome {
  response?: Response;
  code?: number | undefined;
  error?: unknown;
}

async function sendAttempt(request: Request, fetch: Fetch, timeout: number | undefined): Promise<Outcome> {
  const deadline = { signal: request.signal, timeout, label: `${request.method} attempt` };
  const send = async (request: Request) => {
    const response = await fetch(request);
    return { response, code: response.status === 429 ? await readCode(response) : undefined };
  };
  try {
    if (timeout === undefined) return await send(request);
    const controller = new AbortController();
    const abort = ({ target }: Event) => controller.abort((target as AbortSignal).reason);
    // `withDeadline` ends with the headers, but the caller can still abort while reading the body.
    request.signal?.addEventListener("abort", abort);
    return await withDeadline(deadline, (signal) => {
      signal?.addEventListener("abort", abort);
      return send(new Request(request, { signal: controller.signal }));
    });
  } catch (error) {
    return { error };
  }
}

/** Returns the milliseconds to wait before the next attempt, or `undefined` if the outcome must not be retried. */
function getRetryDelay(request: Request, { response, code }: Outcome, backoff: number): number | undefined {
  const isIdempotent = idempotentMethods.includes(request.method);
  if (!response) return isIdempotent && !request.signal?.aborted ? backoff : undefined;
  const { status } = response;
  const seconds = parseRetryAfter(response.headers.get("Retry-After"));
  const hint = seconds === undefined ? undefined : seconds * 1000;
  const wait = hint ?? backoff;
  if (status === 429) {
    if (code === errorCodes.TooManyRequests) return wait;
    return code !== undefined && nonRetryableCodes.includes(code) ? undefined : hint;
  }
  if (status === 503 && hint !== undefined) return hint;
  return status >= 500 && isIdempotent ? wait : undefined;
}

async function readCode(response: Response): Promise<number | undefined> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return Object(body).code;
}

function pause(milliseconds: number, signal: AbortSignal | null): Promise<void> {
  return withDeadline({ signal, label: "retryingFetch" }, (pauseSignal) => {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      pauseSignal?.addEventListener("abort", () => clearTimeout(timer));
    });
  });
}
