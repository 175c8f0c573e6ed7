import { type PlainRequest, type PlainResponse, toPlainResponse, toResponse } from "./http.ts";

/**
 * Passes a request to `respond`, and otherwise behaves as `fetch` does: resolves relative URLs, and rejects if the signal
 * aborts or a resolver returns a network error.
 */
export async function fetchFrom(
  respond: (request: PlainRequest) => Promise<PlainResponse>,
  baseUrl: string,
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const target = input instanceof Request ? input : new URL(input, baseUrl);
  const request = target instanceof Request && !init ? target : new Request(target, init);
  const signal = init?.signal ?? (target instanceof Request ? target.signal : undefined);
  signal?.throwIfAborted();
  try {
    return toResponse(await rejectOnAbort(signal, respond(request)));
  } catch (error) {
    if (!(error instanceof Response)) throw error;
    if (isPassthrough(error)) return globalThis.fetch(request);
    throw new TypeError("Failed to fetch");
  }
}

/** Returns a response that a resolver passed to `unchecked()`. Rethrows passthroughs, network errors and other errors. */
export function recoverUncheckedResponse(error: unknown): Promise<PlainResponse> {
  if (error instanceof Response && error.type !== "error" && !isPassthrough(error)) return toPlainResponse(error);
  throw error;
}

/** Returns `true` for the response that MSW's `passthrough()` returns. */
function isPassthrough({ headers }: Response): boolean {
  return headers.get("x-msw-intention") === "passthrough";
}

/** Rejects as soon as a signal aborts, even if a resolver never responds. */
async function rejectOnAbort<Value>(signal: AbortSignal | undefined, promise: Promise<Value>): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
