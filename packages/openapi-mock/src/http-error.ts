import type { Contract, ErrorResponses, Operation } from "./contract.ts";
import type { FieldError } from "./field-error.ts";

/** Options for an {@link HttpError}. */
export interface HttpErrorOptions {
  /**
   * Values for the variable parts of the error's message template. `path`, the path of the request, is always set.
   * @default {}
   */
  readonly variables?: { readonly [name: string]: string | number };
  /**
   * Every parameter and field that failed validation.
   * @default []
   */
  readonly fieldErrors?: readonly FieldError[];
  /**
   * Seconds until the client should retry, sent as `Retry-After`.
   * @default no `Retry-After` header, unless the example has one
   */
  readonly retryAfter?: number;
}

/**
 * Thrown to respond with an error of the description, by the name of its example. Handlers throw `error("…")` of their
 * {@link HandlerContext} instead, whose name is typed.
 *
 * @example
 * ```ts
 * throw new HttpError("NameTaken", { variables: { name }, retryAfter: 60 });
 * ```
 */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly errorName: string;
  readonly options: HttpErrorOptions;

  constructor(errorName: string, options: HttpErrorOptions = {}) {
    super(errorName);
    this.errorName = errorName;
    this.options = options;
  }
}

/** Creates an error that the operation declares, to be thrown. See {@link HandlerContext.error}. */
export type CreateError<Name extends string> = (name: Name, options?: HttpErrorOptions) => HttpError;

/** Returns the errors for invalid requests: those that the operation declares, otherwise those of the contract. */
export function getErrorResponses({ errorResponses }: Contract, operation: Operation): ErrorResponses {
  return { ...errorResponses, ...operation.errorResponses };
}
