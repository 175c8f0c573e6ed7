import type { ApiError, OperationId } from "@verify-factors/types";

/**
 * The service refused a call, or something on the way did: every answer that is not 2xx. `code` and what follows it are
 * there when the answer is an ApiError of the service.
 *
 * @example
 * ```ts
 * try {
 *   await factors.fetch(sid);
 * } catch (error) {
 *   if (error instanceof FactorApiError && error.code === 20404) return undefined;
 *   throw error;
 * }
 * ```
 */
export class FactorApiError extends Error {
  override readonly name = "FactorApiError";
  /** The operation that was called. */
  readonly operation: OperationId;
  /** The HTTP status. */
  readonly status: number;
  /** The service's number of the error, such as 20404. */
  readonly code: number | undefined;
  /** The address of the published page about the error. */
  readonly moreInfo: string | undefined;
  /** More about the error, such as the parameters that were refused. */
  readonly details: ApiError["details"];
  /** Seconds to wait before the next try, from `Retry-After`. */
  readonly retryAfter: number | undefined;
  /** The answer; its body has been read. */
  readonly response: Response;

  constructor(operation: OperationId, response: Response, body: unknown, options?: ErrorOptions) {
    const error = isApiError(body) ? body : undefined;
    super(describe(operation, response, error), options);
    this.operation = operation;
    this.status = response.status;
    this.code = error?.code;
    this.moreInfo = error?.more_info;
    this.details = error?.details;
    this.retryAfter = secondsUntil(response.headers.get("Retry-After"));
    this.response = response;
  }
}

function isApiError(body: unknown): body is ApiError {
  const { code, message } = (body ?? {}) as Partial<ApiError>;
  return typeof code === "number" && typeof message === "string";
}

function describe(operation: OperationId, response: Response, error: ApiError | undefined): string {
  if (!error) return `${operation} was refused: HTTP ${response.status}, without an error of the service.`;
  const violations = (error.details?.violations ?? []).map(
    ({ parameter, expected, received }) =>
      ` ${parameter} must be ${expected}${received === undefined ? "" : `, not ${JSON.stringify(received)}`}.`,
  );
  return `${operation} was refused: HTTP ${response.status} / ${error.code} ${error.message}.${violations.join("")} See ${error.more_info}`;
}

/** `Retry-After` in either of its forms (RFC 9110, 10.2.3), as seconds from now. */
function secondsUntil(retryAfter: string | null): number | undefined {
  if (!retryAfter) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}
