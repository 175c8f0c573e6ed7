// The only file of this package that imports openapi-fetch.
import type { paths } from "@verify-factors/types";
import createClient, { type Client, type Middleware, mergeHeaders } from "openapi-fetch";
import { checkHeaders, checkTime } from "./check.ts";
import { withDeadline } from "./deadline.ts";
import { checkPath, findOperation, type Operation } from "./operation.ts";
import type { CallOptions, FactorClientOptions, Fetch } from "./options.ts";
import { serializeBody } from "./serialize-body.ts";

/**
 * Calls any operation by method and path template, typed by the description, and accepts middleware. Currently the client
 * of openapi-fetch.
 *
 * @example
 * ```ts
 * const { data, error, response } = await client.http.GET("/v2/Services/{ServiceSid}/Entities/{Identity}/Factors", {
 *   params: { path: { ServiceSid, Identity } },
 * });
 * ```
 */
export interface Http extends Client<paths> {}

/** Middleware for {@link Http}, which never sees the client's credentials. See {@link createLogger} for an example. */
export type HttpMiddleware = Middleware;

/** The options of an openapi-fetch call that this client reads. */
export interface HttpInit extends CallOptions {
  params?: { path?: Record<string, unknown>; query?: object };
  body?: unknown;
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

/** Sends a request. Validates and serializes it only if `operation` is known. */
export type HttpRequest = (method: string, path: string, init?: HttpInit, operation?: Operation) => Promise<HttpResult>;

const httpMethods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Creates an openapi-fetch client that also validates, serializes and authorizes requests. */
export function createHttp(options: FactorClientOptions, baseUrl: string, authorization: string | undefined) {
  const { headers = {}, fetch: clientFetch, timeout: clientTimeout } = options;
  const core = createClient<paths>({ baseUrl, headers });
  const callOpenapiFetch = core.request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<HttpResult>;
  let hasMiddleware = false;

  const request: HttpRequest = async (method, path, init = {}, operation = findOperation(method, path)) => {
    const label = operation?.id ?? `${method} ${path}`;
    const { timeout = clientTimeout, retry, signal, fetch = clientFetch, ...rest } = init;
    checkTime(label, "timeout", timeout);
    checkHeaders(label, init.headers);
    const prepared = prepareInit(operation, rest);
    const sendRequest = (created: Request) => {
      // Middleware keeps references to `created`, so add the credentials to a copy that middleware never sees.
      const isShared = hasMiddleware || init.middleware !== undefined;
      const authorized = isShared ? new Request(created, { redirect: "manual" }) : created;
      const { headers } = authorized;
      if (authorization && !headers.has("Authorization")) headers.set("Authorization", authorization);
      const send = fetch ?? globalThis.fetch;
      return retry ? send(authorized, { retry }) : send(authorized);
    };
    return withDeadline({ signal, timeout, label }, (signal) =>
      callOpenapiFetch(method, path, { Request, ...prepared, signal, redirect: "manual", fetch: sendRequest }),
    );
  };

  // The methods of openapi-fetch, such as `GET`, do not call its `request`, so replace all of them.
  const methods = httpMethods.map((method) => [method, (path: string, init?: HttpInit) => request(method, path, init)]);
  const use = (...middleware: Middleware[]) => {
    hasMiddleware = true;
    core.use(...middleware);
  };
  return { http: { ...core, ...Object.fromEntries(methods), use, request } as Http, request };
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
