import { describeFieldErrors, type FieldError, formatReceived } from "./fields.ts";

/** Thrown for invalid values that code passes, such as options. Its message names each value. */
export class InvalidValueError extends TypeError {
  override readonly name = "InvalidValueError";
  readonly errors: readonly FieldError[];

  constructor(where: string, errors: readonly FieldError[], options?: ErrorOptions) {
    super(`${where}: ${describeFieldErrors(errors)}.`, options);
    this.errors = errors;
  }
}

/** Throws an {@link InvalidValueError} if there are any errors. */
export function assertNoErrors(where: string, errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new InvalidValueError(where, errors);
}

/** Returns an error for a value that does not meet an expectation, in a list to be joined with others. */
export function expectValue(parameter: string, isMet: boolean, expected: string, received?: unknown): FieldError[] {
  if (isMet) return [];
  return [{ parameter, expected, ...(received !== undefined && { received: formatReceived(received) }) }];
}
