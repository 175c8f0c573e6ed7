import type { ApiError, ErrorCode, OperationId } from "@verify-factors/types";
import { errorCodes } from "./generated/error-codes.ts";
import type { Operation } from "./operation.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** The name of an error code in the description, such as `NotFound`. See {@link isFactorApiError}. */
export type ErrorName = keyof typeof errorCodes;

// A code that is missing from the schema ErrorCode does not compile.
const codesByName: Readonly<Record<ErrorName, ErrorCode>> = errorCodes;

/**
 * Thrown for every response that is not a declared success: a status outside 2xx, a redirect, or a 2xx with an
 * undeclared status or body. `code`, `moreInfo` and `details` are set if the body is an error of the service.
 *
 * @example
 * ```ts
 * try {
 *   await factors.fetch(sid);
 * } catch (error) {
 *   if (isFactorApiError(error, "NotFound")) return undefined;
 *   throw error;
 * }
 * ```
 */
export class FactorApiError extends Error {
  override readonly name = "FactorApiError";
  /** The operation that was called. */
  readonly operation: OperationId;
  /** The HTTP status. It is 0 for a redirect in a browser, which hides the status. */
  readonly status: number;
  /** The error code of the service, such as 20404. */
  readonly code: ErrorCode | (number & {}) | undefined;
  /** The name of `code` in the description, such as `NotFound`. */
  readonly errorName: ErrorName | undefined;
  /** The URL of the documentation page about the error. */
  readonly moreInfo: string | undefined;
  /** Details of the error, such as the invalid parameters. */
  readonly details: ApiError["details"];
  /** Seconds to wait before a retry, from the `Retry-After` header. */
  readonly retryAfter: number | undefined;
  /**
   * The id of the request, from the `Twilio-Request-Id` header. Include it when you contact support.
   * @see ruling 52
   */
  readonly requestId: string | undefined;
  /**
   * The parsed JSON or the text of an error response, with the secrets of the request replaced. `undefined` for a 2xx
   * response, which may contain the secret of a new factor.
   */
  readonly body: unknown;
  // Private, so that printing the error does not print the response.
  readonly #response: Response;

  constructor({ id, method, path }: Operation, response: Response, problem: string, body?: unknown) {
    const { code, message } = Object(body);
    const error = typeof code === "number" && typeof message === "string" ? (body as ApiError) : undefined;
    super(`${id} (${method} ${path}): ${response.status}${error ? ` / ${error.code}` : ""}: ${problem}`);
    this.operation = id;
    this.status = response.status;
    this.code = error?.code;
    this.errorName = (Object.keys(codesByName) as ErrorName[]).find((name) => codesByName[name] === error?.code);
    this.moreInfo = typeof error?.more_info === "string" ? error.more_info : undefined;
    this.details = error?.details;
    this.retryAfter = parseRetryAfter(response.headers.get("Retry-After"));
    this.requestId = response.headers.get("Twilio-Request-Id") ?? undefined;
    this.body = body;
    this.#response = response;
  }

  /** The response. Its body is already read. */
  get response(): Response {
    return this.#response;
  }
}

type CodeOf<Code> = Code extends ErrorName
  ? (typeof errorCodes)[Code]
  : Code extends undefined
    ? FactorApiError["code"]
    : Code;

/**
 * Returns `true` for a {@link FactorApiError}. With a code or its name, returns `true` only for errors with that code.
 *
 * @example
 * ```ts
 * isFactorApiError(error, 20404);
 * isFactorApiError(error, "NotFound");
 * ```
 */
export function isFactorApiError<Code extends ErrorName | ErrorCode | (number & {}) | undefined = undefined>(
  error: unknown,
  code?: Code,
): error is FactorApiError & { readonly code: CodeOf<Code> } {
  return error instanceof FactorApiError && (code === undefined || error.code === code || error.errorName === code);
}
