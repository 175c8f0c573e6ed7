import type { FactorMockOptions } from "@verify-factors/msw";
import {
  type Body,
  changeForm,
  changeQuery,
  changeResponse,
  getOperation,
  type IncomingResponse,
  type Interceptor,
} from "./intercept.ts";

/** A mock that breaks a rule. */
export interface BrokenService {
  name: string;
  /** The rulings that have a failing rule. */
  fails: readonly number[];
  options?: FactorMockOptions;
  /** Changes the mock's requests and responses. May keep state, because only one test uses it. */
  interceptor?: Interceptor;
}

type Fails = BrokenService["fails"];
type Change = Parameters<typeof changeResponse>[0];

/** Breaks the exchange of a request for a response. */
export function breakExchange(fails: Fails, name: string, interceptor: Interceptor): BrokenService {
  return { fails, name, interceptor };
}

/** Breaks the forms of creations and updates. */
export function breakForm(fails: Fails, name: string, change: Parameters<typeof changeForm>[0]): BrokenService {
  return breakExchange(fails, name, changeForm(change));
}

/** Breaks the queries of lists. */
export function breakQuery(fails: Fails, name: string, change: Parameters<typeof changeQuery>[0]): BrokenService {
  return breakExchange(fails, name, changeQuery(change));
}

/** Breaks responses. */
export function breakResponse(fails: Fails, name: string, change: Change): BrokenService {
  return breakExchange(fails, name, changeResponse(change));
}

/** Breaks the responses of an operation. */
export function breakOperation(
  fails: Fails,
  name: string,
  operation: ReturnType<typeof getOperation>,
  change: (response: IncomingResponse) => unknown,
): BrokenService {
  return breakResponse(
    fails,
    name,
    (response, request) => void (getOperation(request) === operation && change(response)),
  );
}

/** Breaks the responses with an error code. */
export function breakError(fails: Fails, name: string, code: number, change: (response: IncomingResponse) => unknown) {
  return breakResponse(fails, name, (response) => void (response.body?.code === code && change(response)));
}

/** Breaks every factor in responses: a single one, or those of a list. */
export function breakFactors(fails: Fails, name: string, change: (factor: Body) => unknown): BrokenService {
  return breakResponse(fails, name, ({ body }) => (body?.factors ?? (body?.sid ? [body] : [])).forEach(change));
}
