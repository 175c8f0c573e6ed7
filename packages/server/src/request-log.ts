import type { PlainResponse } from "@verify-factors/msw";
import type { CarriedRequest } from "./carried-request.ts";

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

/** Answers a request. */
export type Answer = (request: CarriedRequest) => Promise<PlainResponse>;

/** Calls `log` for every answer. What throws is answered with 500, since a server has to answer something. */
export function withLog(answer: Answer, log: (entry: LogEntry) => void): Answer {
  return async (request) => {
    const start = performance.now();
    const response = await answer(request).catch(failed);
    const { status, body } = response;
    const code = status < 400 ? undefined : codeIn(body);
    const { method, path } = request;
    log({
      method,
      path,
      status,
      ...(code !== undefined && { code }),
      milliseconds: performance.now() - start,
    });
    return response;
  };
}

function failed(error: unknown): PlainResponse {
  const body = JSON.stringify({ message: `The mock failed: ${error}` });
  return { status: 500, headers: { "content-type": "application/json" }, body };
}

function codeIn(body: string | null): number | undefined {
  try {
    const { code } = JSON.parse(body ?? "{}") as { code?: unknown };
    return typeof code === "number" ? code : undefined;
  } catch {
    return undefined;
  }
}
