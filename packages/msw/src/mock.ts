import type { Factor, FactorType, NewFactor, OperationId } from "@verify-factors/types";
import type { HttpHandler } from "msw";
import { contextFactory } from "./caller.ts";
import { type FactorMockOptions, resolveOptions } from "./options.ts";
import { otpAt } from "./otp.ts";
import { type OverrideOptions, Overrides, type Resolver } from "./overrides.ts";
import { Refusal } from "./refusal.ts";
import { type FactorSeed, plant, type SeedOf } from "./seed.ts";
import { behaviours } from "./service/behaviours.ts";
import type { Context } from "./service/context.ts";
import { factorOf } from "./service/record.ts";
import { Store } from "./service/store.ts";
import type { Coverage } from "./wire/coverage.ts";
import type { Decoded } from "./wire/decode.ts";
import type { Answer } from "./wire/encode.ts";
import { createHandlers } from "./wire/handler.ts";
import { type PlainRequest, type PlainResponse, responseOf } from "./wire/plain.ts";
import type { ReplyOptions, StatusOf } from "./wire/reply.ts";
import { addressOf } from "./wire/route.ts";
import { Server } from "./wire/server.ts";

/** The service, in memory. Two mocks share nothing. */
export interface FactorMock {
  /** For MSW: `setupServer(...mock.handlers)` or `setupWorker(...mock.handlers)`. */
  readonly handlers: HttpHandler[];
  /** The same without MSW's interception, such as for the client's `fetch` option. Unknown addresses get 404. */
  fetch(request: Request): Promise<Response>;
  /** The same for whoever serves the mock: without streams, in half the time. */
  answer(request: PlainRequest): Promise<PlainResponse>;
  /** Back to the factors that the mock was made with. `server.resetHandlers()` does the same. */
  reset(): void;
  /**
   * Puts a factor in past all limits; what is left out, the identity included, comes from the description's examples.
   * Throws a `TypeError` that names each invalid value.
   */
  add<K extends FactorType>(seed: SeedOf<K> & { FactorType: K }): Extract<NewFactor, { factor_type: K }>;
  /** Every factor that the service holds now, oldest first within each entity. */
  factors(): Factor[];
  /** The code that the user's authenticator app shows now, by the factor's present settings. */
  code(sid: string): string;
  /**
   * A handler for `server.use()` that answers an operation with a status, whatever the request is: with the named example
   * of the description and its headers, else with the first of that status, or with a body of your own. Throws a
   * `TypeError` for what the description does not declare and for a body that is not as it says.
   */
  respond<Id extends OperationId, Status extends StatusOf<Id>>(
    operation: Id,
    status: Status,
    options?: ReplyOptions<Id, Status> & OverrideOptions,
  ): HttpHandler;
  /**
   * A handler for `server.use()` that answers the valid requests of an operation with what `resolver` makes of them; it may
   * ask the service itself with `real()`, and leaves the answer to it by answering nothing.
   */
  handle<Id extends OperationId>(operation: Id, resolver: Resolver<Id>, options?: OverrideOptions): HttpHandler;
  /** Which of the declared answers this mock has given so far; `reset()` does not set it back. */
  coverage(): Coverage;
}

/**
 * A mock of the service that behaves like it: what is created can be listed, verified with its real code or signature,
 * changed and deleted, and what the service refuses is refused with its own errors. Throws a `TypeError` that names an
 * invalid option.
 *
 * @example
 * ```ts
 * const mock = createFactorMock();
 * const server = setupServer(...mock.handlers);
 * beforeAll(() => server.listen());
 * afterEach(() => server.resetHandlers());
 * ```
 */
export function createFactorMock(options: FactorMockOptions = {}): FactorMock {
  const resolved = resolveOptions(options);
  const { now, random, services, unverifiedTimeToLive: timeToLive } = resolved;
  const contextOf = contextFactory(resolved);
  let store: Store;
  const ownContext = () => contextOf(store, { base: addressOf(resolved.baseUrl), user: undefined });
  const add = (seed: FactorSeed) => plant(seed, ownContext(), services);

  const reset = () => {
    // Another store, not an emptied one: what is still under way then leaves nothing behind.
    store = new Store({ now, random, timeToLive });
    for (const seed of resolved.factors) add(seed);
  };
  reset();

  const server = new Server({
    ...resolved,
    admit: ({ ServiceSid }) => {
      if (services && ServiceSid !== undefined && !services.has(ServiceSid)) throw new Refusal("NotFound");
    },
    receive: () => {
      const present = store;
      return (id, input, caller) => perform(id, input, contextOf(present, caller));
    },
  });

  const overrides = new Overrides(server);
  const resetAll = () => {
    overrides.warnOfForgotten();
    reset();
  };
  const handlers = createHandlers(server, resetAll);
  return {
    handlers,
    fetch: async (request) => responseOf(await server.answer(request)),
    answer: (request) => server.answer(request),
    reset: resetAll,
    add: add as FactorMock["add"],
    factors: () => {
      const { address } = ownContext();
      return [...store.all()].map((record) => {
        const { service_sid: ServiceSid, identity: Identity, sid: Sid } = record;
        return factorOf(record, address("FetchFactor", { ServiceSid, Identity, Sid }));
      });
    },
    code: (sid) => {
      const record = store.find(sid);
      if (record?.factor_type === "totp") return otpAt(record, now());
      throw new TypeError(
        `mock.code: ${sid} is ${record ? "a device, which signs instead" : "no factor of this mock"}.`,
      );
    },
    respond: (...call) => overrides.respond(...call),
    handle: (...call) => overrides.handle(...call),
    coverage: () => server.answers.coverage(),
  };
}

/** The behaviour of an operation on its input, which the description has made sure of. */
async function perform(id: OperationId, input: Decoded, context: Context): Promise<Answer> {
  const behaviour = behaviours[id] as (input: Decoded, context: Context) => Answer | Promise<Answer>;
  return behaviour(input, context);
}
