import type * as Engine from "@verify-factors/openapi-mock";
import type { OperationId, operations } from "@verify-factors/types";
import type { contract } from "../generated/contract.ts";
import type { FactorStore } from "./factor-store.ts";

/** The types of the Factor API for the mock engine. */
export interface FactorApi {
  operations: operations;
  contract: typeof contract;
  state: FactorStore;
}

/** Handles an operation of the Factor API. */
export type Handler<Id extends OperationId> = Engine.OperationHandler<FactorApi, Id>;

/** The context of a handler of the Factor API. */
export type Context<Id extends OperationId = OperationId> = Engine.HandlerContext<FactorApi, Id>;

/** The statuses that an operation of the Factor API declares. */
export type StatusOf<Id extends OperationId> = Engine.StatusOf<FactorApi, Id>;

/** A response that the description declares for an operation of the Factor API. */
export type OperationResponse<
  Id extends OperationId,
  Status extends StatusOf<Id> = StatusOf<Id>,
> = Engine.OperationResponse<FactorApi, Id, Status>;

/** Options for `mock.respond()`. */
export type RespondOptions<Id extends OperationId, Status extends StatusOf<Id>> = Engine.RespondOptions<
  FactorApi,
  Id,
  Status
>;

/** A resolver for `mock.handle()`. */
export type Resolver<Id extends OperationId> = Engine.Resolver<FactorApi, Id>;
