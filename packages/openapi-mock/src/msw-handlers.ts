import { HttpHandler, type HttpRequestParsedResult } from "msw";
import type { Operation } from "./contract.ts";
import { type PlainRequest, type PlainResponse, toResponse } from "./http.ts";
import type { Resource, RouteMatch } from "./route.ts";

interface ResourceHandlerOptions {
  resource: Resource;
  /** `undefined` for all methods that the path does not declare. */
  operation: Operation | undefined;
  respond(match: RouteMatch, request: PlainRequest): Promise<PlainResponse>;
  once?: boolean | undefined;
  /** Called for requests for the path under another base URL. */
  onWrongBase?: ((request: Request) => void) | undefined;
  /** Called when MSW resets the handler. */
  onReset?: (() => void) | undefined;
}

/**
 * An MSW handler for one operation, created by the mock or by an override. It replaces MSW's route matching, which is
 * slower, and which would run for every handler and request.
 */
export class ResourceHandler extends HttpHandler {
  readonly resource: Resource;
  readonly operation: Operation | undefined;
  readonly once: boolean;
  readonly respond: ResourceHandlerOptions["respond"];
  readonly #matchRequest: (request: Request) => RouteMatch | undefined;
  readonly #onReset: () => void;

  constructor({ resource, operation, respond, once = false, onWrongBase, onReset = () => {} }: ResourceHandlerOptions) {
    const matchRequest = (request: Request) => {
      if (resource.operations.get(request.method) !== operation) return undefined;
      const match = resource.match(request.url);
      if (!match && resource.matchesPath(request.url)) onWrongBase?.(request);
      return match;
    };
    const path = resource.template.replace(/\{([^{}]+)\}/g, ":$1");
    const resolver = async ({ request }: { request: Request }) => {
      const match = matchRequest(request);
      return match && toResponse(await respond(match, request));
    };
    super(operation?.method ?? /.*/, path, resolver, { once });
    this.resource = resource;
    this.operation = operation;
    this.once = once;
    this.respond = respond;
    this.#matchRequest = matchRequest;
    this.#onReset = onReset;
  }

  override run(args: Parameters<HttpHandler["run"]>[0]): ReturnType<HttpHandler["run"]> {
    return this.#matchRequest(args.request) ? super.run(args) : Promise.resolve(null);
  }

  /** Replaces MSW's own matching. */
  override async parse({ request }: Parameters<HttpHandler["parse"]>[0]): Promise<HttpRequestParsedResult> {
    const match = this.#matchRequest(request);
    return { match: { matches: match !== undefined, params: { ...match?.path } }, cookies: {} };
  }

  /** MSW calls this for `server.resetHandlers()`. */
  override reset(): void {
    super.reset();
    this.#onReset();
  }

  /** MSW 3 calls this instead if the reset removes the handler, and when it closes. MSW 2 has no such method. */
  override dispose(): ReturnType<HttpHandler["dispose"]> {
    this.#onReset();
    return super.dispose?.();
  }
}

/**
 * Creates a handler for each operation, and one per path for preflights and undeclared methods. The handlers ignore
 * requests for a path of the API under another base URL, but report them, because the base URL is often wrong.
 */
export function createHandlers(
  resources: readonly Resource[],
  { onReset, ...callbacks }: Required<Pick<ResourceHandlerOptions, "respond" | "onWrongBase" | "onReset">>,
): HttpHandler[] {
  const handlers = resources.flatMap((resource) =>
    [...resource.operations.values(), undefined].map((operation) => ({ resource, operation, ...callbacks })),
  );
  // MSW resets every handler, so let only one of them reset the mock.
  return handlers.map((options, index) => new ResourceHandler(index === 0 ? { ...options, onReset } : options));
}
