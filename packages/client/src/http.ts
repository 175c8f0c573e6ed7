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
  const send: Fetch = (request) => (fetch ?? globalThis.fetch)(request);
  const authorize = authorizing(credentials);
  let watched = false;
  const core = createClient<paths>({ baseUrl: resolveBaseUrl(baseUrl), headers });
  const request = async (method: string, path: string, init: Init = {}) =>
    (core.request as (...call: unknown[]) => unknown)(method, path, {
      ...encoded(method, path, init),
      fetch: authorize(init.fetch ?? send, watched || init.middleware !== undefined),
    });
  const use = (...middleware: Middleware[]) => {
    watched = true;
    core.use(...middleware);
  };
  const http: Record<string, unknown> = { ...core, request, use };
  for (const verb of Object.keys(core).filter((name) => name === name.toUpperCase())) {
    http[verb] = (path: string, init?: Init) => request(verb, path, init);
  }
  return http as unknown as Http;
}

function encoded(method: string, path: string, init: Init): Init {
  const operation = operationAt(method, path);
  if (!operation) return init;
  checkPath(operation, init.params?.path);
  if (!operation.mediaType || !init.body) return init;
  const headers = mergeHeaders({ "Content-Type": operation.mediaType }, init.headers);
  return { bodySerializer: (body: object) => encodeBody(operation, body), ...init, headers } as Init;
}
