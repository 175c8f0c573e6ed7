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
export type Fetch = (request: Request) => Promise<Response>;

/**
 * Calls `log` for every answer. What throws is answered with 500, since a server has to answer something.
 */
export function withLog(answer: Fetch, log: (entry: LogEntry) => void): Fetch {
  return async (request) => {
    const start = performance.now();
    const response = await answer(request).catch((error: unknown) =>
      Response.json({ message: `The mock failed: ${error}` }, { status: 500 }),
    );
    const code = await codeOf(response);
    log({
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
      ...(code !== undefined && { code }),
      milliseconds: performance.now() - start,
    });
    return response;
  };
}

async function codeOf(response: Response): Promise<number | undefined> {
  if (response.status < 400) return undefined;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const code = (body as { code?: unknown } | null | undefined)?.code;
  return typeof code === "number" ? code : undefined;
}
