import { validateHeaderName, validateHeaderValue } from "node:http";
import type { FactorMock, FactorSeed } from "@verify-factors/msw";
import type { HttpHandler } from "msw";
import type { Clock } from "../clock.ts";
import type { operations } from "../generated/types.ts";
import type { Responders } from "../responders.ts";
import { ControlRefusal, refusing } from "./control-refusal.ts";
import type { ControlOperationId } from "./description.ts";

/** What the control API works with. */
export interface Controlled {
  mock: FactorMock;
  /** The clock that the mock goes by, if it is known. */
  clock: Clock | undefined;
  responders: Responders;
}

/** What an operation is called with: checked against the description. */
export interface ControlInput<Id extends ControlOperationId> {
  /** Where the request came to. */
  origin: string;
  path: Given<operations[Id]["parameters"]["path"]>;
  body: operations[Id] extends { requestBody: { content: { "application/json": infer Body } } } ? Body : undefined;
}

/** What an operation answers when all is well. */
export type ControlOutput<Id extends ControlOperationId> = {
  [Status in SuccessOf<Id>]: {
    status: Status;
    body: operations[Id]["responses"][Status] extends { content: { "application/json": infer Body } }
      ? Body
      : undefined;
  };
}[SuccessOf<Id>];

type Given<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;
type SuccessOf<Id extends ControlOperationId> = Extract<keyof operations[Id]["responses"], 200 | 201 | 204>;

type Behaviour<Id extends ControlOperationId> = (
  input: ControlInput<Id>,
  controlled: Controlled,
) => ControlOutput<Id> | Promise<ControlOutput<Id>>;

/** What each operation of the description does. An operation without a behaviour does not compile. */
export const behaviours: { readonly [Id in ControlOperationId]: Behaviour<Id> } = {
  Reset: (_input, { mock, clock, responders }) => {
    responders.clear();
    // First, since factors of the start may be dated now.
    clock?.restore();
    mock.reset();
    return { status: 204, body: undefined };
  },
  Factors: ({ origin }, { mock }) => {
    const factors = mock.factors().map((factor) => withAddress(origin, factor));
    return { status: 200, body: { factors } };
  },
  Add: ({ origin, body }, { mock }) => {
    const factor = refusing(400, () => mock.add(body as FactorSeed));
    return { status: 201, body: withAddress(origin, factor) };
  },
  Code: ({ path }, { mock }) => ({ status: 200, body: { code: refusing(404, () => mock.code(path.Sid)) } }),
  Respond: async ({ body: { operation, status, times, ...options } }, { mock, responders }) => {
    refusing(400, () => {
      for (const [name, value] of Object.entries(options.headers ?? {})) {
        validateHeaderName(name);
        validateHeaderValue(name, value);
      }
    });
    // The mock itself says what it does not know.
    const respond = mock.respond as (...call: unknown[]) => HttpHandler;
    const handler = () => respond(operation, status, { ...options, once: times !== undefined });
    await responders.add(Array.from({ length: times ?? 1 }, () => refusing(400, handler)));
    return { status: 204, body: undefined };
  },
  Clock: (_input, controlled) => timeOf(controlled),
  SetClock: ({ body }, controlled) => timeOf(controlled, (clock) => clock.set(body.at)),
  AdvanceClock: ({ body }, controlled) => timeOf(controlled, (clock) => clock.advance(body.milliseconds)),
  RestoreClock: (_input, controlled) => timeOf(controlled, (clock) => clock.restore()),
};

/** A mock whose base is a path does not know where it is served; every answer to a request does. */
function withAddress<F extends { url: string }>(origin: string, factor: F): F {
  return { ...factor, url: origin + new URL(factor.url).pathname };
}

function timeOf({ clock }: Controlled, change?: (clock: Clock) => void): ControlOutput<"Clock"> {
  if (!clock) {
    throw new ControlRefusal(
      409,
      "The clock of this mock cannot be set. Make one with createClock(), and give it to both: " +
        "createFactorMock({ now: clock.now }) and startFactorServer({ clock }).",
    );
  }
  refusing(400, () => change?.(clock));
  return { status: 200, body: { now: new Date(clock.now()).toISOString(), stopped: clock.stopped } };
}
