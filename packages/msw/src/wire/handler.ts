import { HttpHandler, type HttpRequestParsedResult } from "msw";
import type { Match } from "./route.ts";
import type { Resource, Server } from "./server.ts";

type RunArguments = Parameters<HttpHandler["run"]>[0];
type ParseArguments = Parameters<HttpHandler["parse"]>[0];

/**
 * An MSW handler of one method of one path, or, without a method, of all those that the path does not know. Method and
 * path are looked at before MSW does anything, since every request passes every handler.
 */
class ResourceHandler extends HttpHandler {
  readonly #matches: (request: Request) => Match | undefined;
  readonly #onReset: (() => void) | undefined;

  constructor(server: Server, resource: Resource, method: string | undefined, onReset: (() => void) | undefined) {
    const matches = (request: Request) => {
      const ours = method ? request.method === method : !resource.operations.has(request.method);
      return ours ? resource.route.match(request.url) : undefined;
    };
    super(method ?? /.*/, resource.route.template.replace(/\{([^{}]+)\}/g, ":$1"), ({ request }) => {
      const match = matches(request);
      return match && server.answer(resource, match, request);
    });
    this.#matches = matches;
    this.#onReset = onReset;
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

  /** MSW calls this for `server.resetHandlers()`: the next test begins with what the mock was made with. */
  override reset(): void {
    super.reset?.();
    this.#onReset?.();
  }
}

/** A handler for each operation, and one per path for preflights and for methods that the path does not know. */
export function createHandlers(server: Server, onReset: () => void): HttpHandler[] {
  const routes = server.resources.flatMap((resource) =>
    [...resource.operations.keys(), undefined].map((method) => ({ resource, method })),
  );
  // MSW resets every handler; one of them is enough to reset what is behind all.
  return routes.map(({ resource, method }, index) => {
    return new ResourceHandler(server, resource, method, index === 0 ? onReset : undefined);
  });
}
