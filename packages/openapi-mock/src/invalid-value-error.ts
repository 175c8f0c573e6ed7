import { describeFieldErrors, type FieldError, toReceived } from "./field-error.ts";

/**
 * Thrown by {@link assertNoErrors} for invalid values that code passes, such as options. The message names each value.
 */
export class InvalidValueError extends TypeError {
  override readonly name = "InvalidValueError";
  /** The function that threw the error, and the part of its argument that the errors are in. */
  readonly where: string;
  readonly errors: readonly FieldError[];

  constructor(where: string, errors: readonly FieldError[], options?: ErrorOptions) {
    super(`${where}: ${describeFieldErrors(errors)}.`, options);
    this.where = where;
    this.errors = errors;
  }
}

/**
 * Throws an {@link InvalidValueError} if there are any errors.
 *
 * @example
 * ```ts
 * assertNoErrors("createRoomMock", [
 *   ...expectValue("seats", Number.isInteger(seats), "a whole number", seats),
 *   ...expectValue("name", name !== "", "a non-empty string", name),
 * ]);
 * ```
 */
export function assertNoErrors(where: string, errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new InvalidValueError(where, errors);
}

/** Returns a list of one error if an expectation is not met, otherwise an empty list. See {@link assertNoErrors}. */
export function expectValue(parameter: string, isMet: boolean, expected: string, received?: unknown): FieldError[] {
  if (isMet) return [];
  return [{ parameter, expected, ...(received !== undefined && toReceived(received)) }];
}
