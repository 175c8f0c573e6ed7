import { HttpHandler, type HttpRequestParsedResult, type RequestHandlerOptions } from "msw";
import { type PlainResponse, responseOf } from "./plain.ts";
import type { Match } from "./route.ts";
import type { Resource, Server } from "./server.ts";

type RunArguments = Parameters<HttpHandler["run"]>[0];
type ParseArguments = Parameters<HttpHandler["parse"]>[0];

/** What a handler answers, and how; without a method, it is for all those that the path does not know. */
interface HandlerOptions extends RequestHandlerOptions {
  resource: Resource;
  method: string | undefined;
  answer(match: Match, request: Request): Promise<PlainResponse>;
}

/**
 * An MSW handler of one method of one path. Method and path are looked at before MSW does anything, since every request
 * passes every handler.
 */
class ResourceHandler extends HttpHandler {
  readonly #matches: (request: Request) => Match | undefined;

  constructor({ resource, method, answer, ...options }: HandlerOptions) {
    // MSW asks several times about one request.
    const known = new WeakMap<Request, Match | undefined>();
    const matches = (request: Request) => {
      const ours = method ? request.method === method : !resource.operations.has(request.method);
      if (!ours) return undefined;
      if (!known.has(request)) known.set(request, resource.route.match(request.url));
      return known.get(request);
    };
    const path = resource.route.template.replace(/\{([^{}]+)\}/g, ":$1");
    const resolver = async ({ request }: { request: Request }) => {
      const match = matches(request);
      return match && responseOf(await answer(match, request));
    };
    super(method ?? /.*/, path, resolver, options);
    this.#matches = matches;
  }

  override run(args: RunArguments): ReturnType<HttpHandler["run"]> {
    return this.#matches(args.request) ? super.run(args) : Promise.resolve(null);
  }

  /** The route has matched already; MSW's own matching would only do it again. */
  override async parse({ request }: ParseArguments): Promise<HttpRequestParsedResult> {
    const match = this.#matches(request);
    return { match: { matches: match !== undefined, params: match?.path ?? {} }, cookies: {} };
  }

  override async predicate({ parsedResult }: Parameters<HttpHandler["predicate"]>[0]): Promise<boolean> {
    return parsedResult.match.matches;
  }
}

/** The handler whose reset is the mock's own. */
class ResettingHandler extends ResourceHandler {
  readonly #onReset: () => void;

  constructor(options: HandlerOptions, onReset: () => void) {
    super(options);
    this.#onReset = onReset;
  }

  /** MSW calls this for `server.resetHandlers()`: the next test begins with what the mock was made with. */
  override reset(): void {
    super.reset();
    this.#onReset();
  }

  /** MSW 3 calls this instead where the reset removes the handler, and when it closes. MSW 2 knows only the other. */
  override dispose(): ReturnType<HttpHandler["dispose"]> {
    this.#onReset();
    return super.dispose?.();
  }
}

/** A handler that a test puts before the mock's own; it knows whether that was done. */
export class OverridingHandler extends ResourceHandler {
  #installed = false;

  constructor(options: HandlerOptions) {
    super(options);
    // Every version of MSW reads the kind of a handler that it is given, and nobody reads it before.
    Object.defineProperty(this, "kind", {
      enumerable: true,
      get: () => {
        this.#installed = true;
        return "request";
      },
    });
  }

  /** Whether MSW has been given this handler. */
  get installed(): boolean {
    return this.#installed;
  }

  override run(args: RunArguments): ReturnType<HttpHandler["run"]> {
    this.#installed = true;
    return super.run(args);
  }
}

/** A handler for each operation, and one per path for preflights and for methods that the path does not know. */
export function createHandlers(server: Server, onReset: () => void): HttpHandler[] {
  const options = server.resources.flatMap((resource) =>
    [...resource.operations.keys(), undefined].map((method) => ({
      resource,
      method,
      answer: (match: Match, request: Request) => server.answerAt(resource, match, request),
    })),
  );
  // MSW resets every handler; one of them is enough to reset what is behind all.
  return options.map((one, index) => (index === 0 ? new ResettingHandler(one, onReset) : new ResourceHandler(one)));
}
