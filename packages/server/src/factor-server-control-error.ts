import type { ControlOperationId } from "./control/api.ts";

/**
 * Thrown by the methods of {@link FactorServerControl} if the control API responds with an error, or if no server
 * responds.
 */
export class FactorServerControlError extends Error {
  override readonly name = "FactorServerControlError";
  /** The operation of the control API, as in its description. */
  readonly operation: ControlOperationId;
  /** The HTTP status. `undefined` if no server responded. */
  readonly status: number | undefined;

  constructor(operation: ControlOperationId, status: number | undefined, message: string, options?: ErrorOptions) {
    super(`${operation}: ${status === undefined ? "" : `${status}, `}${message}`, options);
    this.operation = operation;
    this.status = status;
  }
}
