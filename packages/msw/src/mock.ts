import type { Factor, NewFactor, OperationId } from "@verify-factors/types";
import { getResponse, type HttpHandler } from "msw";
import { type FactorMockOptions, isAccountSid, type ResolvedOptions, resolveOptions } from "./options.ts";
import { Refusal } from "./refusal.ts";
import { type FactorSeed, plant } from "./seed.ts";
import { behaviours } from "./service/behaviours.ts";
import type { Context } from "./service/context.ts";
import { factorOf } from "./service/record.ts";
import { settingsOf } from "./service/settings.ts";
import { Store } from "./service/store.ts";
import { codeAt } from "./service/totp.ts";
import type { Decoded } from "./wire/decode.ts";
import type { Answer } from "./wire/encode.ts";
import { createHandlers } from "./wire/handler.ts";
import { type Caller, Server } from "./wire/server.ts";
import { table } from "./wire/table.ts";

/** The service, in memory. Two mocks share nothing. */
export interface FactorMock {
  /** For MSW: `setupServer(...mock.handlers)` or `setupWorker(...mock.handlers)`. */
  readonly handlers: HttpHandler[];
  /** The same without MSW's interception, such as for the client's `fetch` option. Unknown addresses get 404. */
  fetch(request: Request): Promise<Response>;
  /** Back to the factors that the mock was made with. `server.resetHandlers()` does the same. */
  reset(): void;
  /** Puts a factor in past all limits; what is left out comes from the description's examples. */
  add(seed: FactorSeed): NewFactor;
  /** Every factor that the service holds now, oldest first within each entity. */
  factors(): Factor[];
  /** The code that the user's authenticator app shows now, by the factor's present settings. */
  code(sid: string): string;
}

/**
 * A mock of the service that behaves like it: what is created can be listed, verified with its real code or signature,
 * changed and deleted, and what the service refuses is refused with its own errors. Throws a `TypeError` for an option or
 * a factor that cannot be.
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
  const { now, random, services } = resolved;
  let store: Store;
  const contextOf = contextFactory(resolved, () => store);
  const ownContext = () => contextOf({ base: baseOf(resolved.baseUrl), user: undefined });
  const add = (seed: FactorSeed) => plant(seed, ownContext(), services);

  const reset = () => {
    // Another store, not an emptied one: what is still under way then leaves nothing behind.
    store = new Store({ now, random, timeToLive: resolved.unverifiedTimeToLive });
    for (const seed of resolved.factors) add(seed);
  };
  reset();

  const server = new Server({
    ...resolved,
    admit: ({ ServiceSid }) => {
      if (services && ServiceSid !== undefined && !services.has(ServiceSid)) throw new Refusal("NotFound");
    },
    perform: (id, input, caller) => perform(id, input, contextOf(caller)),
  });

  const handlers = createHandlers(server, reset);
  return {
    handlers,
    fetch: async (request) => (await getResponse(handlers, request)) ?? server.notFound(request),
    reset,
    add,
    factors: () => {
      const { address } = ownContext();
      return [...store.all()].map((record) => {
        const { service_sid: ServiceSid, identity: Identity, sid: Sid } = record;
        return factorOf(record, address("FetchFactor", { ServiceSid, Identity, Sid }));
      });
    },
    code: (sid) => {
      const record = store.find(sid);
      if (record?.factor_type === "totp") return codeAt(record, now());
      throw new TypeError(
        `mock.code: ${sid} is ${record ? "a device, which signs instead" : "no factor of this mock"}.`,
      );
    },
  };
}

/** The behaviour of an operation on its input, which the description has made sure of. */
async function perform(id: OperationId, input: Decoded, context: Context): Promise<Answer> {
  const behaviour = behaviours[id] as (input: Decoded, context: Context) => Answer | Promise<Answer>;
  return behaviour(input, context);
}

function contextFactory(options: ResolvedOptions, store: () => Store): (caller: Caller) => Context {
  const { services, now, random, strict } = options;
  let warned = false;
  const warn = (message: string) => {
    if (!warned) console.warn(`[verify-factors] ${message}`);
    warned = true;
  };
  return ({ base, user }) => ({
    store: store(),
    now,
    random,
    strict,
    warn,
    settings: (serviceSid) => settingsOf(services?.get(serviceSid)),
    accountSid: options.accountSid ?? (user !== undefined && isAccountSid(user) ? user : defaultAccountSid),
    address: (id, path, query) => base + fill(table.operations[id].path, path) + queryString(query),
  });
}

const defaultAccountSid = `AC${"0".repeat(32)}`;

/** The absolute address behind `baseUrl`. */
function baseOf(baseUrl: string): string {
  const base = baseUrl.replace(/\/+$/, "");
  return base.startsWith("/") ? (globalThis.location?.origin ?? "http://localhost") + base : base;
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{([^{}]+)\}/g, (_brace, name: string) => encodeURIComponent(values[name] ?? ""));
}

function queryString(query: Record<string, string | number> = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
