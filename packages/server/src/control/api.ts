import type { OperationId } from "@verify-factors/openapi-mock";
import type { contract } from "../generated/contract.ts";
import type { operations } from "../generated/types.ts";
import type { FactorServer } from "../start-factor-server.ts";

/** The state of the control API: the mock and its clock. */
export interface ControlState extends Pick<FactorServer, "mock" | "clock"> {
  /** The base path of the mock, without a slash at the end. */
  readonly basePath: string;
}

/** The types of the control API for the mock engine. */
export interface ControlApi {
  operations: operations;
  contract: typeof contract;
  state: ControlState;
}

/**
 * The id of an operation of the control API, such as `AdvanceClock`. See {@link FactorServerControlError.operation}.
 */
export type ControlOperationId = OperationId<ControlApi>;

/** The path that all operations of the control API begin with. No path of the service begins with it. */
export const controlPath = "/__control__/";
