import type * as Engine from "@verify-factors/openapi-mock";
import type { OperationId, operations } from "@verify-factors/types";
import type { contract } from "../generated/contract.ts";
import type { FactorStore } from "./factor-store.ts";

/** The types of the Factor API for `@verify-factors/openapi-mock`. See its {@link Engine.Api}. */
export interface FactorApi {
  operations: operations;
  contract: typeof contract;
  state: FactorStore;
}

/** Handles an operation of the Factor API. */
export type Handler<Id extends OperationId> = Engine.OperationHandler<FactorApi, Id>;

/** The context of a handler of the Factor API. */
export type Context<Id extends OperationId = OperationId> = Engine.HandlerContext<FactorApi, Id>;

/** The statuses that an operation of the Factor API declares. See {@link FactorMock.respond}. */
export type StatusOf<Id extends OperationId> = Engine.StatusOf<FactorApi, Id>;

/** A response that the description declares for an operation of the Factor API. A {@link Resolver} returns one. */
export type OperationResponse<
  Id extends OperationId,
  Status extends StatusOf<Id> = StatusOf<Id>,
> = Engine.OperationResponse<FactorApi, Id, Status>;

/**
 * Options for {@link FactorMock.respond}.
 *
 * @example
 * ```ts
 * server.use(mock.respond("UpdateFactor", 429, { example: "TooManyAttempts" }));
 * ```
 */
export type RespondOptions<Id extends OperationId, Status extends StatusOf<Id>> = Engine.RespondOptions<
  FactorApi,
  Id,
  Status
>;

/**
 * A resolver for {@link FactorMock.handle}. Returns the response to a valid request, or `undefined` for the mock's own
 * response.
 *
 * @example
 * ```ts
 * const failOnce: Resolver<"FetchFactor"> = ({ respond }) => respond(503);
 * server.use(mock.handle("FetchFactor", failOnce, { once: true }));
 * ```
 */
export type Resolver<Id extends OperationId> = Engine.Resolver<FactorApi, Id>;
