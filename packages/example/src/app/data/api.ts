import { type ClientResponse, DetailedError, hc, parseResponse } from "hono/client";
import type { Backend } from "../../backend/create-backend.ts";
import type { ErrorBody, ErrorCode } from "../../backend/errors.ts";

/**
 * A client of the app's own backend, typed by its routes. Always sends a JSON content type: without one, `csrf()` of the
 * backend requires the header `Origin` or `Sec-Fetch-Site`, which an MSW handler does not see.
 */
export const { api } = hc<Backend>("/", { headers: { "Content-Type": "application/json" } });

/** A failed request to the backend: the backend returned an error, or there was no response. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: ErrorCode | "no-response";

  constructor(code: ErrorCode | "no-response", options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Returns the body of a 2xx response. Throws a {@link RequestError} for any other response, or if there is none. */
// biome-ignore lint/suspicious/noExplicitAny: the type parameter of hono's parseResponse
export async function readBody<T extends ClientResponse<any>>(response: Promise<T>) {
  try {
    return await parseResponse(response);
  } catch (error) {
    // TanStack Query aborts queries that are no longer needed, which is not an error.
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    if (!(error instanceof DetailedError)) throw new RequestError("no-response", { cause: error });
    const body: Partial<ErrorBody> | undefined = error.detail?.data;
    throw new RequestError(body?.error ?? "unavailable", { cause: error });
  }
}
