import type { FactorApi, RespondOptions, SeedOf, StatusOf } from "@verify-factors/msw";
import type { RecordedCall } from "@verify-factors/openapi-mock";
import type { Factor, FactorType, NewFactor, OperationId } from "@verify-factors/types";
import createClient from "openapi-fetch";
import type { ControlOperationId } from "./control/api.ts";
import { FactorServerControlError } from "./factor-server-control-error.ts";
import type { ClockState, HealthState, paths, RespondRequest, FactorSeed as WireSeed } from "./generated/types.ts";

/**
 * A client of the control API, created by {@link createFactorServerControl}. Every method rejects with a
 * {@link FactorServerControlError} if it fails.
 */
export interface FactorServerControl {
  /**
   * Returns the status and the version of the server. To wait for a server, request `GET /__control__/health` until it
   * responds.
   */
  health(): Promise<HealthState>;
  /** Restores the initial factors and real time, removes all response overrides, and clears `calls()`. */
  reset(): Promise<void>;
  /** Returns all factors that exist now, grouped by entity, oldest first. */
  factors(): Promise<Factor[]>;
  /**
   * Stores a factor. Ignores the service's limits on the number of factors. Omitted values come from the description's
   * examples.
   */
  add<K extends FactorType>(seed: SeedOf<K> & { FactorType: K }): Promise<Extract<NewFactor, { factor_type: K }>>;
  /** Returns the code that the user's authenticator app shows now. */
  code(sid: string): Promise<string>;
  /**
   * Overrides the response to every request for an operation. The response is a named example of the description with
   * its headers, the first example of the status, or your own body.
   *
   * @example
   * ```ts
   * await control.respond("UpdateFactor", 429, { example: "TooManyAttempts", once: true });
   * ```
   */
  respond<Id extends OperationId, Status extends StatusOf<Id>>(
    operation: Id,
    status: Status,
    options?: RespondOptions<Id, Status> & RespondTimes,
  ): Promise<void>;
  /** Returns the latest 1000 calls since the last reset, oldest first, of one operation or of all. */
  calls<Id extends OperationId = OperationId>(operation?: Id): Promise<RecordedCall<FactorApi, Id>[]>;
  /** Returns the state of the mock's clock. */
  clock(): Promise<ClockState>;
  /**
   * Stops the clock at a time: a `Date`, ISO 8601 text with a UTC offset such as `2026-01-15T09:30:00Z`, or milliseconds
   * since the Unix epoch.
   */
  setClock(at: Date | string | number): Promise<ClockState>;
  /** Moves the clock by milliseconds, backward if they are negative. A stopped clock stays stopped. */
  advanceClock(milliseconds: number): Promise<ClockState>;
  /** Makes the clock follow real time again. */
  restoreClock(): Promise<ClockState>;
}

/** Options for the number of requests that an override responds to. See {@link FactorServerControl.respond}. */
export interface RespondTimes {
  /**
   * Responds to one request only, like `times: 1`.
   * @default false
   */
  once?: boolean | undefined;
  /**
   * The number of requests to respond to, 1 to 1000.
   * @default until `reset()`
   */
  times?: number | undefined;
}

/** The error of a request without a response. */
class Unreachable extends Error {}

function throwUnreachable(cause: unknown): never {
  throw new Unreachable("", { cause });
}

/**
 * Creates a client of the control API of a running server, which may run in another process. Throws a `TypeError` if
 * `url` is not an http or https URL.
 *
 * @example
 * ```ts
 * const control = createFactorServerControl("http://127.0.0.1:4010");
 * beforeEach(() => control.reset());
 * ```
 */
export function createFactorServerControl(url: string): FactorServerControl {
  const baseUrl = parseOrigin(url);
  // Look up `fetch` for each call, because tests replace it.
  const http = createClient<paths>({ baseUrl, fetch: (request) => globalThis.fetch(request).catch(throwUnreachable) });

  const send = async <Body>(
    operation: ControlOperationId,
    sent: Promise<{ data?: Body; error?: unknown; response: Response }>,
  ): Promise<Body> => {
    const { data, error, response } = await sent.catch((cause: unknown) => {
      if (cause instanceof Unreachable) {
        const message = `no server responds at ${baseUrl}. Start one with startFactorServer() or verify-factors-mock.`;
        throw new FactorServerControlError(operation, undefined, message, { cause: cause.cause });
      }
      if (!(cause instanceof SyntaxError)) throw cause;
      const message = `${baseUrl} is another server, which does not respond with JSON. Pass the URL of the mock.`;
      throw new FactorServerControlError(operation, undefined, message, { cause });
    });
    if (response.ok) return data as Body;
    const { message = response.statusText } = (error || {}) as { message?: string };
    throw new FactorServerControlError(operation, response.status, message);
  };

  return {
    health: () => send("Health", http.GET("/__control__/health")),
    reset: () => send("Reset", http.POST("/__control__/reset")),
    factors: async () => (await send("Factors", http.GET("/__control__/factors"))).factors,
    add: async <K extends FactorType>(seed: object) => {
      // JSON serializes a `Date` as text and omits properties that are `undefined`.
      const body = seed as WireSeed;
      return (await send("Add", http.POST("/__control__/factors", { body }))) as Extract<NewFactor, { factor_type: K }>;
    },
    code: async (Sid) => {
      const params = { path: { Sid } };
      return (await send("Code", http.GET("/__control__/factors/{Sid}/code", { params }))).code;
    },
    respond: (operation, status, { once, times = once ? 1 : undefined, ...options } = {}) => {
      const body = { operation, status, times, ...options } as unknown as RespondRequest;
      return send("Respond", http.POST("/__control__/responses", { body }));
    },
    calls: async <Id extends OperationId>(operation?: Id) => {
      const params = { query: operation === undefined ? {} : { Operation: operation } };
      const { calls } = await send("Calls", http.GET("/__control__/calls", { params }));
      return calls as object[] as RecordedCall<FactorApi, Id>[];
    },
    clock: () => send("Clock", http.GET("/__control__/clock")),
    setClock: (time) => {
      const at = time instanceof Date ? time.getTime() : time;
      return send("SetClock", http.PUT("/__control__/clock", { body: { at } }));
    },
    advanceClock: (milliseconds) =>
      send("AdvanceClock", http.POST("/__control__/clock/advance", { body: { milliseconds } })),
    restoreClock: () => send("RestoreClock", http.DELETE("/__control__/clock")),
  };
}

function parseOrigin(url: string): string {
  if (/^https?:\/\/./.test(url) && URL.canParse(url)) return new URL(url).origin;
  // Do not repeat a URL with a password.
  const received = String(url).includes("@") ? "" : `, not ${url}`;
  throw new TypeError(`createFactorServerControl: expected a URL such as http://127.0.0.1:4010${received}.`);
}
