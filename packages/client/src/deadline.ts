/** Conditions that end a call early. */
export interface Deadline {
  signal?: AbortSignal | null | undefined;
  /** In milliseconds; `undefined` and `Infinity` mean never. */
  timeout?: number | undefined;
  /** Names the call in the error message. */
  label: string;
}

/**
 * Settles like `run`, or rejects as soon as the signal aborts or the timeout expires, even if `run` ignores the signal
 * passed to it. Sets its own timer, because `AbortSignal.timeout()` ignores fake timers and keeps running after the call,
 * and because a signal referenced only by `AbortSignal.any()` can be garbage-collected before it aborts.
 */
export function withDeadline<T>(
  { signal, timeout = Infinity, label }: Deadline,
  run: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) return Promise.reject(getReason(signal));
  if (!signal && timeout === Infinity) return run(undefined);
  return new Promise<T>((resolve, reject) => {
    const controller = new AbortController();
    const abort = (reason: unknown) => {
      reject(reason);
      controller.abort(reason);
      cleanUp();
    };
    const onAbort = () => abort(getReason(signal));
    const onTimeout = () => abort(createError("TimeoutError", `${label}: timed out after ${timeout} ms.`));
    const timer = timeout < Infinity ? setTimeout(onTimeout, timeout) : undefined;
    const cleanUp = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    signal?.addEventListener("abort", onAbort);
    run(controller.signal).finally(cleanUp).then(resolve, reject);
  });
}

/** Returns the abort reason of a signal, or a new error in React Native, whose signals have no reason. */
function getReason(signal: AbortSignal | null | undefined): unknown {
  return signal?.reason ?? createError("AbortError", "The operation was aborted.");
}

/** Creates an error like a `DOMException`, which some runtimes lack. */
function createError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
