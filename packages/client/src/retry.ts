import { secondsUntil } from "./factor-api-error.ts";
import type { Fetch } from "./options.ts";

/** How often and how long to try; everything has a default. */
export interface RetryOptions {
  /** How many attempts in all. Default: 3. */
  attempts?: number | undefined;
  /** Milliseconds that the first wait takes at the most; each further one may take twice as long. Default: 250. */
  delay?: number | undefined;
  /** Milliseconds after which no further attempt is begun, the waits included. Default: 30 000. */
  maxTime?: number | undefined;
  /** Sends each attempt. Default: `globalThis.fetch`, looked up for each attempt. */
  fetch?: Fetch | undefined;
}

/** Errors that come with 429 and stay true however long one waits: too many wrong codes, too many factors in a day. */
const lasting = [60310, 60326];
const tooManyRequests = 20429;

/**
 * A `fetch` that tries again where that is safe: a 429 that was not processed, a 503 that says when to come back, and for
 * GET and DELETE any 5xx and any fault of the network. A POST is sent again only when the service says that it did not take it. It waits as long as
 * `Retry-After` says, else a random part of a growing delay, and hands on the last answer or fault.
 *
 * @example
 * ```ts
 * const client = createFactorClient({ serviceSid, credentials, fetch: retryingFetch({ attempts: 5 }) });
 * ```
 */
export function retryingFetch(options: RetryOptions = {}): Fetch {
  const { attempts = 3, delay = 250, maxTime = 30_000 } = options;
  return async (request) => {
    const end = Date.now() + maxTime;
    for (let attempt = 1; ; attempt += 1) {
      // The body can be read once only, so each attempt but the last gets a copy.
      const copy = attempt < attempts ? request.clone() : request;
      const outcome = await settled((options.fetch ?? globalThis.fetch)(copy));
      const seconds = await worthWaiting(request, outcome);
      const wait = typeof seconds === "number" ? seconds * 1000 : Math.random() * delay * 2 ** (attempt - 1);
      if (seconds === false || attempt >= attempts || Date.now() + wait > end) return handOn(outcome);
      await outcome.response?.body?.cancel();
      await pause(wait, request.signal);
    }
  };
}

interface Outcome {
  response?: Response;
  fault?: unknown;
}

function settled(sent: Promise<Response>): Promise<Outcome> {
  return sent.then(
    (response) => ({ response }),
    (fault: unknown) => ({ fault }),
  );
}

function handOn({ response, fault }: Outcome): Response {
  if (response) return response;
  throw fault;
}

/** Whether to try again: `false`, or after so many seconds, or `undefined` when the service does not say how many. */
async function worthWaiting({ method, signal }: Request, { response }: Outcome): Promise<number | undefined | false> {
  const repeatable = method === "GET" || method === "DELETE";
  if (!response) return repeatable && !signal.aborted ? undefined : false;
  const seconds = secondsUntil(response.headers.get("Retry-After"));
  if (response.status === 429) {
    const code = await codeOf(response);
    return code === tooManyRequests || (seconds !== undefined && !lasting.includes(code)) ? seconds : false;
  }
  if (response.status === 503 && seconds !== undefined) return seconds;
  return response.status >= 500 && repeatable ? seconds : false;
}

async function codeOf(response: Response): Promise<number> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return Number((body as { code?: unknown } | null | undefined)?.code);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}
