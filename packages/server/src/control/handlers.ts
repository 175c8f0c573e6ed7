import type { FactorSeed } from "@verify-factors/msw";
import type { CreateError, OperationHandlers } from "@verify-factors/openapi-mock";
import type { OperationId } from "@verify-factors/types";
import type { HttpHandler } from "msw";
import type { Clock } from "../clock.ts";
import type { CallList } from "../generated/types.ts";
import { version } from "../version.ts";
import type { ControlApi } from "./api.ts";

/** Handlers for all operations of the control API. A missing handler is a compile error. */
export const handlers: OperationHandlers<ControlApi> = {
  Health: () => ({ status: 200, body: { status: "ok", version } }),
  Reset: (_input, { state: { mock, clock } }) => {
    // Restore the clock first, because seeded factors are created at the current time by default.
    clock.restore();
    mock.reset();
    return { status: 204, body: undefined };
  },
  Factors: (_input, { state: { mock, basePath }, request }) => ({
    status: 200,
    body: { factors: mock.factors({ baseUrl: request.base + basePath }) },
  }),
  Add: ({ body }, { state: { mock, basePath }, request, error }) => {
    const add = () => mock.add(body as FactorSeed, { baseUrl: request.base + basePath });
    return { status: 201, body: convertArgumentError(add, error, "InvalidValue") };
  },
  Code: ({ path }, { state: { mock }, error }) => {
    const code = convertArgumentError(() => mock.code(path.Sid), error, "NoCode");
    return { status: 200, body: { code } };
  },
  Respond: ({ body }, { state: { mock }, error }) => {
    const { operation, status, times, ...options } = body;
    const respond = mock.respond as (...args: unknown[]) => HttpHandler;
    // The mock validates operation, status, example, body and headers.
    const createOverride = () => respond(operation, status, { ...options, once: times !== undefined });
    const createOverrides = () => Array.from({ length: times ?? 1 }, createOverride);
    mock.use(...convertArgumentError(createOverrides, error, "InvalidValue"));
    return { status: 204, body: undefined };
  },
  Calls: ({ query }, { state: { mock }, error }) => {
    // The mock validates the operation.
    const calls = convertArgumentError(() => mock.calls(query.Operation as OperationId), error, "InvalidValue");
    return { status: 200, body: { calls: calls as object[] as CallList["calls"] } };
  },
  Clock: (_input, { state: { clock } }) => describeClock(clock),
  SetClock: ({ body }, { state: { clock }, error }) => {
    convertArgumentError(() => clock.set(body.at), error, "InvalidValue");
    return describeClock(clock);
  },
  AdvanceClock: ({ body }, { state: { clock }, error }) => {
    convertArgumentError(() => clock.advance(body.milliseconds), error, "InvalidValue");
    return describeClock(clock);
  },
  RestoreClock: (_input, { state: { clock } }) => {
    clock.restore();
    return describeClock(clock);
  },
};

/**
 * Returns the result of `run`. If it throws a `TypeError`, or a `RangeError` because a value is nested too deeply for the
 * call stack, throws the named error of the operation instead.
 */
function convertArgumentError<Result, Name extends string>(
  run: () => Result,
  error: CreateError<Name>,
  name: Name,
): Result {
  try {
    return run();
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
    throw error(name, { variables: { reason: cause.message.replace(/\.$/, "") } });
  }
}

function describeClock(clock: Clock) {
  return { status: 200 as const, body: { now: new Date(clock.now()).toISOString(), stopped: clock.stopped } };
}
