import { type Answering, failed } from "./answering.ts";

/** What there is to say of a request: nothing of its query, headers and body, where credentials and secrets are. */
export interface LogEntry {
  method: string;
  /** The path without its query. */
  path: string;
  status: number;
  /** The error code of the service, such as 20404, when the answer has one. */
  code?: number;
  /** How long the answer took. */
  milliseconds: number;
}

/** Is told of an answer, which waits for a promise of it. */
export type Log = (entry: LogEntry) => unknown;

/** Calls `log` for every answer, a failure included, before it is sent. */
export function withLog(answer: Answering, log: Log): Answering {
  return async (request) => {
    const start = performance.now();
    const response = await answer(request).catch(failed);
    const { method, path } = request;
    const { status, body } = response;
    const code = status < 400 ? undefined : codeIn(body);
    await log({ method, path, status, ...(code !== undefined && { code }), milliseconds: performance.now() - start });
    return response;
  };
}

function codeIn(body: string | null): number | undefined {
  try {
    const { code } = JSON.parse(body ?? "{}") as { code?: unknown };
    return typeof code === "number" ? code : undefined;
  } catch {
    return undefined;
  }
}
