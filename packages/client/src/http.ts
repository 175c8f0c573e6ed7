import type { paths } from "@verify-factors/types";
import createClient, { type Client, type Middleware, mergeHeaders } from "openapi-fetch";
import { authorizing } from "./credentials.ts";
import { checkPath, encodeBody, operationAt } from "./encode.ts";
import { type FactorClientOptions, type Fetch, resolveBaseUrl } from "./options.ts";

/** The openapi-fetch client of the description: a method for each verb, typed by the path template. */
export type Http = Client<paths>;

/** What of an openapi-fetch call is looked at here. */
interface Init {
  params?: { path?: Record<string, unknown> };
  body?: object;
  headers?: Parameters<typeof mergeHeaders>[number];
  fetch?: Fetch;
  middleware?: Middleware[];
}

/**
 * openapi-fetch, taught by the generated table: each call checks its path parameters and encodes its body as its
 * operation wants. Every way to call is wrapped, since the verbs of openapi-fetch do not go through its `request`.
 */
export function createHttp({ baseUrl, credentials, headers = {}, fetch }: FactorClientOptions): Http {
  const authorize = authorizing(credentials);
  let watched = false;
  const core = createClient<paths>({ baseUrl: resolveBaseUrl(baseUrl), headers });
  const request = async (method: string, path: string, init: Init = {}) =>
    (core.request as (...call: unknown[]) => unknown)(method, path, {
      ...encoded(method, path, init),
      fetch: (request: Request) =>
        (init.fetch ?? fetch ?? globalThis.fetch)(authorize(request, watched || init.middleware !== undefined)),
    });
  const http: Record<string, unknown> = {
    ...core,
    request,
    use(...middleware: Middleware[]) {
      watched = true;
      core.use(...middleware);
    },
  };
  for (const name of Object.keys(core)) {
    if (name === name.toUpperCase()) http[name] = (path: string, init?: Init) => request(name, path, init);
  }
  return http as unknown as Http;
}

function encoded(method: string, path: string, init: Init): Init {
  const operation = operationAt(method, path);
  if (!operation) return init;
  checkPath(operation, init.params?.path);
  if (!operation.mediaType || !init.body) return init;
  return {
    bodySerializer: (body: object) => encodeBody(operation, body),
    ...init,
    headers: mergeHeaders({ "Content-Type": operation.mediaType }, init.headers),
  } as Init;
}
