import type { ControlOperationId } from "./control/description.ts";

/** The control API has refused, or nobody answers. Its message names the operation and, if there is one, the status. */
export class FactorServerControlError extends Error {
  override readonly name = "FactorServerControlError";
  /** The operation of the control API, as in its description. */
  readonly operation: ControlOperationId;
  /** The HTTP status; `undefined` when nobody answers. */
  readonly status: number | undefined;

  constructor(
    operation: ControlOperationId,
    status: number | undefined,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(`${operation}: ${status === undefined ? "" : `${status}, `}${message}`, options);
    this.operation = operation;
    this.status = status;
  }
}
