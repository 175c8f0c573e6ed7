import type { Service } from "../../src/service.ts";

/** A request on its way to the service. */
export interface OutgoingRequest {
  method: string;
  url: URL;
  headers: Headers;
  body: string;
}

/** A body that may be a factor, a list or an error. */
export interface Body {
  [name: string]: unknown;
  code?: number;
  message?: string;
  config?: Record<string, unknown>;
  binding?: Record<string, string>;
  factors?: Body[];
  meta?: Record<string, string | number | null>;
}

/** A response on its way to the caller. */
export interface IncomingResponse {
  status: number;
  headers: Headers;
  body: Body | undefined;
}

export type Send = (request: OutgoingRequest) => Promise<IncomingResponse>;

/** Changes the requests and responses between a caller and a service. */
export type Interceptor = (request: OutgoingRequest, send: Send) => Promise<IncomingResponse>;

/** Returns a service whose requests and responses pass through an interceptor. */
export function intercept(service: Service, interceptor: Interceptor): Service {
  const forward: Send = async ({ method, url, headers, body }) => {
    const response = await service.send(new Request(url, { method, headers, body: body || null }));
    const text = await response.text();
    const { status } = response;
    return { status, headers: new Headers(response.headers), body: text ? JSON.parse(text) : undefined };
  };
  const send = async (request: Request) => {
    const { method, headers } = request;
    const outgoing = { method, url: new URL(request.url), headers: new Headers(headers), body: await request.text() };
    const { status, body, ...incoming } = await interceptor(outgoing, forward);
    return new Response(body && JSON.stringify(body), { status, headers: incoming.headers });
  };
  return { ...service, send };
}

/** Returns a service whose responses are changed. */
export function interceptResponses(service: Service, change: Parameters<typeof changeResponse>[0]): Service {
  return intercept(service, changeResponse(change));
}

/** Changes every response. */
export function changeResponse(change: (response: IncomingResponse, request: OutgoingRequest) => void): Interceptor {
  return async (request, send) => {
    const response = await send(request);
    change(response, request);
    return response;
  };
}

/** Changes the form of every creation and update. */
export function changeForm(change: (form: URLSearchParams, request: OutgoingRequest) => void): Interceptor {
  return (request, send) => {
    if (request.method !== "POST") return send(request);
    const form = new URLSearchParams(request.body);
    change(form, request);
    return send({ ...request, body: form.toString() });
  };
}

/** Changes the query of every list. */
export function changeQuery(
  change: (query: URLSearchParams, request: OutgoingRequest, send: Send) => unknown,
): Interceptor {
  return async (request, send) => {
    if (getOperation(request) === "list") await change(request.url.searchParams, request, send);
    return send(request);
  };
}

export function getOperation({ method, url }: OutgoingRequest) {
  const [, sid] = /\/Factors(\/[^/]+)?$/.exec(url.pathname) ?? [];
  if (method === "GET") return sid ? "fetch" : "list";
  if (method === "POST") return sid ? "update" : "create";
  return method === "DELETE" && sid ? "delete" : undefined;
}

/** Replaces a response with an error. */
export function toError(response: IncomingResponse, status: number, code: number, message = "Rejected"): void {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  Object.assign(response, { status, body: { code, message, more_info, status } });
}
