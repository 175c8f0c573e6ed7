// The only file that imports openapi-fetch.
import type { paths } from "@verify-factors/types";
import createClient, { type Client, type Middleware, mergeHeaders } from "openapi-fetch";
import { checkHeaders, checkTime } from "./check.ts";
import { withDeadline } from "./deadline.ts";
import { checkPath, findOperation, type Operation } from "./operation.ts";
import type { CallOptions, FactorClientOptions, Fetch } from "./options.ts";
import { serializeBody } from "./serialize-body.ts";

/**
 * Calls every operation of the description by method and path, typed by the path template, and takes middleware. At
 * present it is the client of openapi-fetch.
 */
export interface Http extends Client<paths> {}

/** Observes or changes the requests and responses of {@link Http}. It never sees the client's credentials. */
export type HttpMiddleware = Middleware;

/** The options of an openapi-fetch call, as far as the client reads them. */
export interface HttpInit extends CallOptions {
  params?: { path?: Record<string, unknown>; query?: object };
  body?: unknown;
  bodySerializer?: unknown;
  fetch?: Fetch;
  middleware?: Middleware[];
  parseAs?: "text";
}

/** The result of an openapi-fetch call. `error` is the parsed JSON of an error response, or its text. */
export interface HttpResult {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** Calls an operation; without one, the method and path as they are. */
export type HttpRequest = (
  method: string,
  path: string,
  init?: HttpInit,
  operation?: Operation | undefined,
) => Promise<HttpResult>;

const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** The options of the client, resolved. */
interface HttpOptions extends Pick<FactorClientOptions, "headers" | "fetch" | "timeout"> {
  baseUrl: string;
  authorization: string | undefined;
}

/** Creates an openapi-fetch client that validates, serializes and authorizes as the generated table says. */
export function createHttp({ baseUrl, authorization, headers, fetch, timeout: clientTimeout }: HttpOptions) {
  const core = createClient<paths>({ baseUrl, headers: headers ?? {} });
  const send = core.request as unknown as (method: string, path: string, init: object) => Promise<HttpResult>;
  let hasMiddleware = false;

  const request: HttpRequest = async (method, path, init = {}, operation = findOperation(method, path)) => {
    const label = operation?.id ?? `${method} ${path}`;
    const { timeout = clientTimeout, retry, signal, fetch: ownFetch = fetch, ...rest } = init;
    checkTime(label, "timeout", timeout);
    checkHeaders(label, init.headers);
    const prepared = prepareInit(operation, rest);
    const sendRequest = (created: Request) => {
      // With middleware the request is copied, so that nothing in front of this function ever holds the credentials.
      const isShared = hasMiddleware || init.middleware !== undefined;
      const request = isShared ? new Request(created, { redirect: "manual" }) : created;
      if (authorization && !request.headers.has("Authorization")) request.headers.set("Authorization", authorization);
      const send = ownFetch ?? globalThis.fetch;
      return retry ? send(request, { retry }) : send(request);
    };
    return withDeadline({ signal, timeout, label }, (signal) =>
      send(method, path, { Request, ...prepared, signal, redirect: "manual", fetch: sendRequest }),
    );
  };

  // The verbs of openapi-fetch do not go through its `request`, so that each of them is replaced.
  const methods = verbs.map((verb) => [verb, (path: string, init?: HttpInit) => request(verb, path, init)]);
  const use = (...middleware: Middleware[]) => {
    hasMiddleware = true;
    core.use(...middleware);
  };
  const http = {
    ...core,
    ...Object.fromEntries(methods),
    use,
    request: (...call: Parameters<HttpRequest>) => request(...call),
  };
  return { http: http as Http, request };
}

function prepareInit(operation: Operation | undefined, init: HttpInit): object {
  if (!operation) return init;
  checkPath(operation, init.params?.path);
  if (!operation.body || init.body === undefined) return init;
  return {
    bodySerializer: (body: unknown) => serializeBody(operation, body),
    ...init,
    headers: mergeHeaders({ "Content-Type": operation.body.mediaType }, init.headers),
  };
}
