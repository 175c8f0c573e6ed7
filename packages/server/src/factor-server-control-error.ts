import type { ControlOperationId } from "./control/api.ts";

/**
 * Thrown by the methods of {@link FactorServerControl} if the control API responds with an error, or if no mock responds.
 *
 * @example
 * ```ts
 * const error = await control.code("YF024f2e9871877d436c04cd2c2d4d25f1").catch((reason) => reason);
 * if (error instanceof FactorServerControlError && error.status === 404) console.log(error.message);
 * ```
 */
export class FactorServerControlError extends Error {
  override readonly name = "FactorServerControlError";
  /** The operation of the control API, as in its description. */
  readonly operation: ControlOperationId;
  /** The HTTP status. `undefined` if no mock responded. */
  readonly status: number | undefined;

  constructor(operation: ControlOperationId, status: number | undefined, message: string, options?: ErrorOptions) {
    super(`${operation}${status === undefined ? "" : ` failed with ${status}`}: ${message}`, options);
    this.operation = operation;
    this.status = status;
  }
}
