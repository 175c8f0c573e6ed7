import { FactorNotVerifiedError, isFactorApiError } from "@verify-factors/client";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** The error codes of the backend and their HTTP statuses. */
export const errorStatuses = {
  /** The route or the service rejects the input, such as a name that is too long. */
  invalid: 400,
  "not-signed-in": 401,
  /** The request comes from another site. */
  forbidden: 403,
  /** The path is unknown, or the factor does not exist, has expired or belongs to another user. */
  "not-found": 404,
  /** The user has as many factors as the service allows. */
  "too-many-factors": 409,
  "too-large": 413,
  "wrong-code": 422,
  /** The user has created too many factors in one day, including deleted ones. */
  "too-many-creations": 429,
  /** The service accepts no more codes for this factor, correct or not. */
  "too-many-attempts": 429,
  /** The service cannot be reached or failed. Retrying may help. */
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>;

/** An error code of the backend. */
export type ErrorCode = keyof typeof errorStatuses;

/** The body of every response that is not 2xx. */
export interface ErrorBody {
  error: ErrorCode;
}

/** Thrown by a route to respond with an error. */
export class BackendError extends Error {
  override readonly name = "BackendError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}

const serviceErrorCodes: { readonly [code: number]: ErrorCode } = {
  20001: "invalid",
  60200: "invalid",
  20404: "not-found",
  60310: "too-many-attempts",
  60315: "too-many-factors",
  60326: "too-many-creations",
};

/** Returns the error code for an error. The service's own message stays in the backend: it is written for developers. */
export function toErrorCode(error: unknown): ErrorCode {
  if (error instanceof BackendError) return error.code;
  if (error instanceof FactorNotVerifiedError) return "wrong-code";
  if (error instanceof HTTPException) return error.status === 403 ? "forbidden" : "invalid";
  return (isFactorApiError(error) && serviceErrorCodes[error.code ?? 0]) || "unavailable";
}
