/** An entry for {@link Log}, without the query, headers and body of the request, which may contain secrets. */
export interface LogEntry {
  method: string;
  /** The path without its query. */
  path: string;
  status: number;
  /** The error code of the service, such as 20404. Absent if the response has none. */
  code?: number;
  /** The time from the end of the request to its response. */
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
