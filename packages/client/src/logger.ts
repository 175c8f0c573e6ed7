import type { OperationId } from "@verify-factors/types";
import { secretNames } from "./generated/operations.ts";
import type { HttpMiddleware } from "./http.ts";
import { findOperation } from "./operation.ts";

/** A logged call, without identities and secrets. */
export interface LogEntry {
  /** `undefined` for a path that the description does not declare. */
  operation: OperationId | undefined;
  method: string;
  /** The path template, without the values of its parameters. */
  path: string;
  /** The fields of a form, with `[redacted]` for those that the description marks with `format: password`. */
  body?: Record<string, string>;
  /** `undefined` if there was no response. */
  status?: number;
  requestId?: string | undefined;
  /** Only if there was no response. */
  error?: unknown;
  /** Milliseconds since the request. */
  duration: number;
}

interface Start {
  time: number;
  body: Record<string, string> | undefined;
}

/**
 * Creates middleware that logs every call when it ends, with secrets redacted.
 *
 * @example
 * ```ts
 * client.http.use(createLogger((entry) => console.info(entry)));
 * ```
 */
export function createLogger(log: (entry: LogEntry) => void = console.info): HttpMiddleware {
  // By the options object, which is the same for all steps of one call and of no other.
  const starts = new WeakMap<object, Start>();
  const createEntry = (method: string, path: string, options: object): LogEntry => {
    const { time = Date.now(), body } = starts.get(options) ?? {};
    const entry = { operation: findOperation(method, path)?.id, method, path, duration: Date.now() - time };
    return body ? { ...entry, body } : entry;
  };
  return {
    onRequest: async ({ request, options }) => {
      starts.set(options, { time: Date.now(), body: await readForm(request) });
    },
    onResponse: ({ request, schemaPath, options, response: { status, headers } }) => {
      const requestId = headers.get("Twilio-Request-Id") ?? undefined;
      log({ ...createEntry(request.method, schemaPath, options), status, requestId });
    },
    onError: ({ request, schemaPath, options, error }) => {
      log({ ...createEntry(request.method, schemaPath, options), error });
    },
  };
}

/** Returns the fields of a form; `undefined` for any other body. */
async function readForm(request: Request): Promise<Record<string, string> | undefined> {
  if (request.headers.get("Content-Type") !== "application/x-www-form-urlencoded") return undefined;
  const fields = new URLSearchParams(await request.clone().text());
  return Object.fromEntries(
    [...fields].map(([name, value]) => [name, secretNames.includes(name) ? "[redacted]" : value]),
  );
}
