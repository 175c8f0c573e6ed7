/** When to give up. */
export interface Deadline {
  signal?: AbortSignal | null | undefined;
  /** In milliseconds; `undefined` and `Infinity` mean never. */
  timeout?: number | undefined;
  /** The name of the call in the error message. */
  label: string;
}

/**
 * Settles like `run`, or rejects as soon as the signal aborts or the time is up, even if `run` ignores the signal that it
 * receives. Has a timer of its own: those of `AbortSignal.timeout()` ignore fake timers and keep running after the call,
 * and a signal that only `AbortSignal.any()` holds can be garbage-collected before it aborts.
 */
export function withDeadline<T>(
  { signal, timeout = Infinity, label }: Deadline,
  run: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) return Promise.reject(getReason(signal));
  if (!signal && timeout === Infinity) return run(undefined);
  return new Promise<T>((resolve, reject) => {
    const controller = new AbortController();
    const stop = (reason: unknown) => {
      reject(reason);
      controller.abort(reason);
      end();
    };
    const onAbort = () => stop(getReason(signal));
    const onTimeout = () => stop(createError("TimeoutError", `${label}: no response within ${timeout} ms.`));
    const timer = timeout < Infinity ? setTimeout(onTimeout, timeout) : undefined;
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    signal?.addEventListener("abort", onAbort);
    run(controller.signal).finally(end).then(resolve, reject);
  });
}

/** Returns the reason of an aborted signal. Signals of React Native have none. */
function getReason(signal: AbortSignal | null | undefined): unknown {
  return signal?.reason ?? createError("AbortError", "The operation was aborted.");
}

/** Creates an error like a `DOMException`, which some runtimes lack. */
function createError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
