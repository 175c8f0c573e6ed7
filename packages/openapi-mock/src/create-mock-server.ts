import type { HttpHandler } from "msw";
import { createAuthenticate } from "./authenticate.ts";
import { CallLog, type RecordedCall } from "./call-log.ts";
import { type Coverage, CoverageRecorder } from "./coverage.ts";
import { getOperation, type RespondOptions } from "./declared-response.ts";
import type { CheckPath, Engine, UntypedHandler } from "./engine.ts";
import { fetchFrom, recoverUncheckedResponse } from "./fetch-from.ts";
import { formatReceived } from "./field-error.ts";
import { createFormatError } from "./format-error.ts";
import { handleMatch, handleUnknownPath } from "./handle-request.ts";
import type { PlainRequest, PlainResponse } from "./http.ts";
import { assertOptions, type MockServerOptions } from "./mock-server-options.ts";
import { createHandlers, ResourceHandler } from "./msw-handlers.ts";
import type { Api, OperationId, ResponsesOf, StatusOf } from "./operation-types.ts";
import { createHandleOverride, createRespondOverride, type OverrideOptions, type Resolver } from "./overrides.ts";
import { createResources, findMatch, type RouteMatch, resolveBaseUrl } from "./route.ts";
import { createWarn } from "./warn.ts";

/** The number of responses by operation and declared status. See {@link Coverage.counts}. */
export type StatusCounts<A extends Api> = {
  readonly [Id in OperationId<A>]: { readonly [Status in Extract<keyof ResponsesOf<A, Id>, number>]: number };
};

/** A mock of an API, created by {@link createMockServer}. */
export interface MockServer<A extends Api> {
  /** MSW handlers, for `setupServer(...mock.handlers)`. `server.resetHandlers()` resets the mock, too. */
  readonly handlers: HttpHandler[];
  /** Sends a request to the mock instead of the network. Behaves like the global `fetch`, and does not need MSW. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /**
   * Responds to a request that an HTTP server received, without streams. Does not need MSW. Rejects with the `Response` if a
   * resolver returns `passthrough()` or `HttpResponse.error()`.
   */
  handleRequest(request: PlainRequest): Promise<PlainResponse>;
  /**
   * Creates a handler for `server.use()` or `mock.use()` that responds to every request for an operation with the same
   * declared response.
   */
  respond<Id extends OperationId<A>, Status extends StatusOf<A, Id>>(
    operation: Id,
    status: Status,
    options?: RespondOptions<A, Id, Status> & OverrideOptions,
  ): HttpHandler;
  /** Creates a handler for `server.use()` or `mock.use()` that passes valid requests for an operation to a resolver. */
  handle<Id extends OperationId<A>>(operation: Id, resolver: Resolver<A, Id>, options?: OverrideOptions): HttpHandler;
  /**
   * Adds handlers of `respond()` and `handle()`, until the next reset. They apply with and without MSW. Handlers of
   * `server.use()` apply only to requests that MSW intercepts, and take precedence over these.
   */
  use(...handlers: HttpHandler[]): void;
  /** Returns the parts of the description that the mock has used since it was created. A reset does not clear them. */
  coverage(): Coverage<StatusCounts<A>>;
  /**
   * Returns the latest 1000 calls since the last reset, oldest first, of one operation or of all. Does not record network
   * errors and the responses of `passthrough()` and `unchecked()`.
   */
  calls<Id extends OperationId<A> = OperationId<A>>(operation?: Id): RecordedCall<A, Id>[];
  /** Removes the handlers that `use()` added, clears `calls()`, and calls the listeners of `onReset()`. */
  reset(): void;
  /** Adds a listener for `reset()` and `server.resetHandlers()`, typically one that replaces the state. */
  onReset(listener: () => void): void;
}

/**
 * Creates a mock of an API from its generated contract and a handler for each operation. Throws a `TypeError` that names
 * each unknown and each missing option.
 *
 * @example
 * ```ts
 * const rooms = new Collection<Room>();
 * const mock = createMockServer<RoomApi>({ contract, handlers, state: () => rooms });
 * const server = setupServer(...mock.handlers);
 * ```
 */
export function createMockServer<A extends Api>(options: MockServerOptions<A>): MockServer<A> {
  assertOptions(options);
  const engine = createEngine(options);
  const baseUrl = resolveBaseUrl(options.baseUrl ?? options.contract.server);
  const resetListeners: (() => void)[] = [];
  let overrides: ResourceHandler[] = [];

  const respond = (match: RouteMatch, request: PlainRequest): Promise<PlainResponse> => {
    const operation = match.resource.operations.get(request.method);
    const override = overrides.find((handler) => handler.operation === operation);
    if (!override) return handleMatch(engine, match, request);
    if (override.once) overrides = overrides.filter((handler) => handler !== override);
    return override.respond(match, request);
  };

  const warnOfWrongBase = ({ method, url }: PlainRequest) => {
    const { origin, pathname } = new URL(url);
    engine.warn(
      "base URL",
      `${method} ${origin}${pathname} has a path of the API, but the base URL of the mock is ${baseUrl}. Change the ` +
        "baseUrl of the mock or of the client.",
    );
  };

  const handlePlainRequest = async (request: PlainRequest): Promise<PlainResponse> => {
    const match = findMatch(engine.resources, request.url);
    if (match) return respond(match, request).catch(recoverUncheckedResponse);
    if (engine.resources.some((resource) => resource.matchesPath(request.url))) warnOfWrongBase(request);
    return handleUnknownPath(engine, request);
  };

  const reset = () => {
    overrides = [];
    engine.calls.clear();
    for (const listener of resetListeners) listener();
  };

  return {
    handlers: createHandlers(engine.resources, { respond, onWrongBase: warnOfWrongBase, onReset: reset }),
    fetch: (input, init) => fetchFrom(handlePlainRequest, baseUrl, input, init),
    handleRequest: handlePlainRequest,
    respond: (id, status, respondOptions) => createRespondOverride(engine, id, status, respondOptions),
    handle: (id, resolver, overrideOptions) => createHandleOverride(engine, id, resolver as never, overrideOptions),
    use: (...handlers) => {
      overrides = [...handlers.map((handler) => assertOverride(engine, handler)), ...overrides];
    },
    coverage: () => engine.coverage.report() as Coverage<StatusCounts<A>>,
    calls: (id) => {
      if (id !== undefined) getOperation(engine.contract, `mock.calls("${formatReceived(id)}")`, id);
      return engine.calls.list(id) as never;
    },
    reset,
    onReset: (listener) => resetListeners.push(listener),
  };
}

function createEngine<A extends Api>(options: MockServerOptions<A>): Engine {
  const { contract, baseUrl = contract.server, credentials = "any", strict = false, cors = true } = options;
  const { warn = createWarn("openapi-mock") } = options;
  return {
    contract,
    strict,
    cors,
    resources: createResources(contract, baseUrl),
    state: options.state,
    authenticate: options.authenticate ?? createAuthenticate(contract, credentials, warn),
    checkPath: (options.checkPath as CheckPath | undefined) ?? (() => {}),
    formatError: options.formatError ?? createFormatError(warn),
    handlers: options.handlers as unknown as Record<string, UntypedHandler>,
    responseHeaders: options.responseHeaders ?? (() => ({})),
    coverage: new CoverageRecorder(contract),
    calls: new CallLog(options.recordCalls),
    warn,
  };
}

function assertOverride({ resources }: Engine, handler: HttpHandler): ResourceHandler {
  if (!(handler instanceof ResourceHandler) || !handler.operation) {
    throw new TypeError(
      "mock.use: expected handlers of mock.respond() or mock.handle(). Pass other handlers to server.use().",
    );
  }
  const { id } = handler.operation;
  if (resources.includes(handler.resource)) return handler;
  throw new TypeError(`mock.use: received a handler of another mock, for ${id}. Pass it to the mock that created it.`);
}
