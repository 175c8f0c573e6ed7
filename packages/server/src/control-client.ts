import type { FactorSeed, ReplyOptions, SeedOf, StatusOf } from "@verify-factors/msw";
import type { Factor, FactorType, NewFactor, OperationId } from "@verify-factors/types";
import createClient from "openapi-fetch";
import type { ControlOperationId } from "./control/description.ts";
import { FactorServerControlError } from "./factor-server-control-error.ts";
import type { ClockState, Override, paths, FactorSeed as WireSeed } from "./generated/types.ts";

/** The mock of a server, from another process. Every method throws a {@link FactorServerControlError} when it is refused. */
export interface FactorServerControl {
  /** Back to the factors that the mock was made with, to its own answers and to real time. */
  reset(): Promise<void>;
  /** Every factor that the service holds now, oldest first within each entity. */
  factors(): Promise<Factor[]>;
  /** Puts a factor in past all limits; what is left out, the identity included, comes from the description's examples. */
  add<K extends FactorType>(seed: SeedOf<K> & { FactorType: K }): Promise<Extract<NewFactor, { factor_type: K }>>;
  /** The code that the user's authenticator app shows now, by the factor's present settings. */
  code(sid: string): Promise<string>;
  /**
   * Lets an operation answer with a status, whatever the request is: with the named example of the description and its
   * headers, else with the first of that status, or with a body of your own. Typed by the description, and refused when it
   * does not declare that.
   */
  respond<Id extends OperationId, Status extends StatusOf<Id>>(
    operation: Id,
    status: Status,
    options?: ReplyOptions<Id, Status> & RespondOptions,
  ): Promise<void>;
  /** What the mock's clock shows. */
  clock(): Promise<ClockState>;
  /** Stops the clock at a moment: a `Date`, an ISO 8601 instant, or milliseconds since the epoch. */
  setClock(at: Date | string | number): Promise<ClockState>;
  /** Lets milliseconds pass, negative ones to go back. A clock that stands still goes on doing so. */
  advanceClock(milliseconds: number): Promise<ClockState>;
  /** Back to real time. */
  restoreClock(): Promise<ClockState>;
}

/** How often an operation answers like that; without either, until `reset()`. */
export interface RespondOptions {
  /** Once, as `times: 1`. */
  once?: boolean | undefined;
  /** As many times, 1 to 1000. */
  times?: number | undefined;
}

/** What openapi-fetch answers. */
interface Outcome<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

/**
 * The control API of a server that runs elsewhere, by the address that it said. Throws a `TypeError` for what is no
 * address.
 *
 * @example
 * ```ts
 * const control = createFactorServerControl("http://127.0.0.1:4010");
 * beforeEach(() => control.reset());
 * ```
 */
export function createFactorServerControl(url: string): FactorServerControl {
  const baseUrl = originOf(url);
  // Looked up for each call, as fetch may be replaced.
  const http = createClient<paths>({ baseUrl, fetch: (request) => globalThis.fetch(request) });

  const call = async <Body>(operation: ControlOperationId, sent: Promise<Outcome<Body>>): Promise<Body> => {
    const { data, error, response } = await sent.catch((cause: unknown) => {
      throw new FactorServerControlError(operation, undefined, `no server answers at ${baseUrl}`, { cause });
    });
    if (response.ok) return data as Body;
    const { message = response.statusText } = (error || {}) as { message?: string };
    throw new FactorServerControlError(operation, response.status, message);
  };

  const add = (seed: FactorSeed): Promise<NewFactor> => {
    // In JSON a date is text, and what is undefined is not there.
    const body = seed as WireSeed;
    return call("Add", http.POST("/__control__/factors", { body }));
  };

  return {
    reset: () => call("Reset", http.POST("/__control__/reset")),
    factors: async () => (await call("Factors", http.GET("/__control__/factors"))).factors,
    // The answer's type follows the seed's, which only the caller's side can see.
    add: add as FactorServerControl["add"],
    code: async (Sid) => {
      const params = { path: { Sid } };
      return (await call("Code", http.GET("/__control__/factors/{Sid}/code", { params }))).code;
    },
    respond: (operation, status, { once, times = once ? 1 : undefined, ...options } = {}) => {
      const body = { operation, status, times, ...options } as Override;
      return call("Respond", http.POST("/__control__/responses", { body }));
    },
    clock: () => call("Clock", http.GET("/__control__/clock")),
    setClock: (moment) => {
      const at = moment instanceof Date ? moment.getTime() : moment;
      return call("SetClock", http.PUT("/__control__/clock", { body: { at } }));
    },
    advanceClock: (milliseconds) =>
      call("AdvanceClock", http.POST("/__control__/clock/advance", { body: { milliseconds } })),
    restoreClock: () => call("RestoreClock", http.DELETE("/__control__/clock")),
  };
}

function originOf(url: string): string {
  if (/^https?:\/\/./.test(url) && URL.canParse(url)) return new URL(url).origin;
  throw new TypeError(
    `createFactorServerControl: expected the address of a server, such as http://127.0.0.1:4010, not ${url}.`,
  );
}
