import { type ClientResponse, DetailedError, hc, parseResponse } from "hono/client";
import type { Backend } from "../../backend/create-backend.ts";
import type { ProblemBody, ProblemKind } from "../../backend/problem.ts";

/**
 * The app's own backend, typed by its routes. The content type is always named: a request without one could come from a
 * form of another site, and the backend refuses it.
 */
export const { api } = hc<Backend>("/", { headers: { "Content-Type": "application/json" } });

/** The backend said no, or nothing at all. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, options?: ErrorOptions) {
    super(kind, options);
    this.kind = kind;
  }
}

/** The body of a 2xx answer. Throws a {@link ProblemError} for everything else, no network included. */
// biome-ignore lint/suspicious/noExplicitAny: what hono's own parseResponse takes
export async function read<T extends ClientResponse<any>>(response: Promise<T>) {
  try {
    return await parseResponse(response);
  } catch (error) {
    // A query that is given up is not a problem.
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    const body: Partial<ProblemBody> | undefined = error instanceof DetailedError ? error.detail?.data : undefined;
    throw new ProblemError(body?.problem ?? "unavailable", { cause: error });
  }
}
