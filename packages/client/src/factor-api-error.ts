import type { ApiError, ErrorCode, OperationId } from "@verify-factors/types";
import type { OperationInfo } from "./encode.ts";

/**
 * The service refused a call, or something on the way did: every answer that is not 2xx, and a 2xx one that is no JSON
 * object. `code` and what follows it are there when the answer is an ApiError of the service.
 *
 * @example
 * ```ts
 * try {
 *   await factors.fetch(sid);
 * } catch (error) {
 *   if (isFactorApiError(error, 20404)) return undefined;
 *   throw error;
 * }
 * ```
 */
export class FactorApiError extends Error {
  override readonly name = "FactorApiError";
  /** The operation that was called. */
  declare readonly operation: OperationId;
  /** The HTTP status. */
  declare readonly status: number;
  /** The service's number of the error, such as 20404. */
  declare readonly code: ErrorCode | (number & {}) | undefined;
  /** The address of the published page about the error. */
  declare readonly moreInfo: string | undefined;
  /** More about the error, such as the parameters that were refused. */
  declare readonly details: ApiError["details"];
  /** Seconds to wait before the next try, from `Retry-After`. */
  declare readonly retryAfter: number | undefined;
  /** The answer; its body has been read. */
  declare readonly response: Response;

  constructor({ id, method, path }: OperationInfo, response: Response, body: unknown) {
    const { status, headers } = response;
    const error = isApiError(body) ? body : undefined;
    const words = error ? wordsOf(error) : `without JSON of the service, but ${headers.get("Content-Type")}.`;
    super(`${id} (${method} ${path}): ${status} ${words}`);
    Object.assign(this, {
      operation: id,
      status,
      code: error?.code,
      moreInfo: error?.more_info,
      details: error?.details,
      retryAfter: secondsUntil(headers.get("Retry-After")),
    });
    // Not enumerable: whoever prints an error wants what is above, not a whole answer.
    Object.defineProperty(this, "response", { value: response });
  }
}

/** Whether an error is the service's, and if a `code` is given, this very one. */
export function isFactorApiError<Code extends ErrorCode | (number & {})>(
  error: unknown,
  code?: Code,
): error is FactorApiError & { readonly code: Code } {
  return error instanceof FactorApiError && (code === undefined || error.code === code);
}

function isApiError(body: unknown): body is ApiError {
  const { code, message } = (body ?? {}) as Partial<ApiError>;
  return typeof code === "number" && typeof message === "string";
}

function wordsOf({ code, message, more_info, details }: ApiError): string {
  const violations = [details?.violations ?? []]
    .flat()
    .map(
      (one) =>
        one?.parameter &&
        ` ${one.parameter} must be ${one.expected}${one.received === undefined ? "" : `, not ${JSON.stringify(one.received)}`}.`,
    );
  return `/ ${code} ${message}.${violations.join("")}${more_info ? ` See ${more_info}` : ""}`;
}

/** `Retry-After` in either of its forms (RFC 9110, 10.2.3), as seconds from now. */
export function secondsUntil(retryAfter: string | null): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
