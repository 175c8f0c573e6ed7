import type { OperationId, operations } from "@verify-factors/types";
import type { operations as generated } from "../generated/operations.ts";
import type { Reply, StatusOf } from "../wire/reply.ts";
import type { Context } from "./context.ts";

/** What an operation is called with: decoded, checked against the description, its defaults filled in. */
export interface Input<Id extends OperationId> {
  path: Given<operations[Id]["parameters"]["path"]>;
  query: WithDefaults<Id, Given<operations[Id]["parameters"]["query"]>>;
  body: RequestBodyOf<operations[Id]>;
}

/** What an operation answers when all is well: one of its 2xx responses. */
export type Output<Id extends OperationId> = Reply<Id, Extract<StatusOf<Id>, 200 | 201 | 202 | 204>>;

/** Carries an operation out; throws a `Refusal` for an error of the description. */
export type Behaviour<Id extends OperationId> = (
  input: Input<Id>,
  context: Context,
) => Output<Id> | Promise<Output<Id>>;

type Given<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

type RequestBodyOf<Operation> = Operation extends { requestBody?: { content: infer Content } }
  ? Content[keyof Content]
  : undefined;

/** Query parameters with a default are always there. */
type WithDefaults<Id extends OperationId, Query> = Query & {
  [Name in Extract<DefaultedOf<Id>, keyof Query>]-?: Exclude<Query[Name], undefined>;
};

type DefaultedOf<Id extends OperationId> = Extract<
  (typeof generated)[Id]["parameters"]["query"][number],
  { default: unknown }
>["name"];
