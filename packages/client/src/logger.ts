import type { OperationId } from "@verify-factors/types";
import { secretNames } from "./generated/operations.ts";
import type { HttpMiddleware } from "./http.ts";
import { findOperation } from "./operation.ts";
import { redacted } from "./redact.ts";

/** A logged call. Only `error` may contain identities and secrets. See {@link createLogger}. */
export interface LogEntry {
  /** `undefined` for a path that the description does not declare. */
  operation: OperationId | undefined;
  method: string;
  /** The path template, without the values of its parameters. */
  path: string;
  /** The fields of a form, with `[redacted]` for those that the description marks with `format: password`. */
  body?: Record<string, string>;
  /** The HTTP status. `undefined` if there was no response. */
  status?: number;
  /** The id of the request, from the `Twilio-Request-Id` header. */
  requestId?: string | undefined;
  /** The error of a call without a response, as `fetch` threw it. Not redacted. */
  error?: unknown;
  /** Milliseconds between request and response. */
  duration: number;
}

/**
 * Creates middleware that logs every call when it ends, with secrets redacted, except in `error`.
 *
 * @param log Receives each entry. Default: `console.info`.
 * @example
 * ```ts
 * client.http.use(createLogger((entry) => console.info(entry)));
 * ```
 */
export function createLogger(log: (entry: LogEntry) => void = console.info): HttpMiddleware {
  // Keyed by `options`, the object that all middleware functions of one call share.
  const starts = new WeakMap<object, { time: number; body: Record<string, string> | undefined }>();
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

/** Returns the fields of a form with secrets redacted, or `undefined` for any other body. */
async function readForm(request: Request): Promise<Record<string, string> | undefined> {
  if (request.headers.get("Content-Type") !== "application/x-www-form-urlencoded") return undefined;
  const fields = new URLSearchParams(await request.clone().text());
  return Object.fromEntries([...fields].map(([name, value]) => [name, secretNames.includes(name) ? redacted : value]));
}
