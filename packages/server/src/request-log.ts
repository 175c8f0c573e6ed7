import { type RequestHandler, toFailure } from "./listener.ts";

/** An entry for {@link Log}, without the query, headers and body of the request, which may contain secrets. */
export interface LogEntry {
  method: string;
  /** The path without its query. */
  path: string;
  status: number;
  /** The error code of the service, such as 20404. Absent if the response has none. */
  code?: number;
  /** The time from the request to the response. */
  milliseconds: number;
}

/**
 * Receives an entry for each response. If the function returns a promise, the response waits for it.
 *
 * @example
 * ```ts
 * const log: Log = ({ method, path, status }) => console.log(method, path, status);
 * ```
 */
export type Log = (entry: LogEntry) => unknown;

/** Wraps a handler to call `log` before each response is sent, including responses to unexpected errors. */
export function withLog(handle: RequestHandler, log: Log): RequestHandler {
  return async (request) => {
    const start = performance.now();
    const response = await handle(request).catch((error) => {
      if (error instanceof Response) throw error;
      return toFailure(error);
    });
    const { method, path } = request;
    const { status, body } = response;
    const [, code] = (status >= 400 && /"code":(\d+)/.exec(String(body))) || [];
    await log({ method, path, status, ...(code && { code: Number(code) }), milliseconds: performance.now() - start });
    return response;
  };
}
