import type { FactorMockOptions } from "@verify-factors/msw";
import type { Service } from "../../src/service.ts";

/** A request that is on its way, to be changed at will. */
export interface Question {
  method: string;
  url: URL;
  headers: Headers;
  body: string;
}

/** What is in a body that may be a factor, a list or an error. */
export interface Content {
  [name: string]: unknown;
  code?: number;
  message?: string;
  status?: unknown;
  config?: Record<string, unknown>;
  binding?: Record<string, string>;
  factors?: Content[];
  meta?: Record<string, string | number | null>;
}

/** An answer that is on its way, to be changed at will. */
export interface Reply {
  status: number;
  headers: Headers;
  body: Content | undefined;
}

/** Sends a request on. */
export type Ask = (question: Question) => Promise<Reply>;

/** Stands between a caller and a service. */
export type Meddle = (question: Question, ask: Ask) => Promise<Reply>;

/** Something that a service does wrong, and the numbers of the rules that this contradicts, no others. */
export interface Fault {
  name: string;
  contradicts: readonly number[];
  /** Stands between the caller and the mock. */
  meddle?: Meddle;
  /** Makes one for each run, when there is something to remember. */
  meddler?: () => Meddle;
  /** What the mock is made with. */
  options?: FactorMockOptions;
  /** Whether it shows only to a thorough caller. */
  thorough?: boolean;
}

/** A service with something between it and its caller. */
export function meddled(service: Service, meddle: Meddle): Service {
  const ask: Ask = async ({ method, url, headers, body }) => {
    const response = await service.send(new Request(url, { method, headers, body: body || null }));
    const text = await response.text();
    return {
      status: response.status,
      headers: new Headers(response.headers),
      body: text ? JSON.parse(text) : undefined,
    };
  };
  const send = async (request: Request) => {
    const { method, headers } = request;
    const question = { method, url: new URL(request.url), headers: new Headers(headers), body: await request.text() };
    const { status, body, ...reply } = await meddle(question, ask);
    return new Response(body && JSON.stringify(body), { status, headers: reply.headers });
  };
  return { ...service, send };
}

/** Changes every answer. */
export function answering(change: (reply: Reply, question: Question) => void): Meddle {
  return async (question, ask) => {
    const reply = await ask(question);
    change(reply, question);
    return reply;
  };
}

/** Changes the form of every creation and update. */
export function reading(change: (form: URLSearchParams, question: Question) => void): Meddle {
  return (question, ask) => {
    const form = new URLSearchParams(question.body);
    change(form, question);
    return ask({ ...question, body: question.method === "POST" ? form.toString() : "" });
  };
}

/** Which operation a request asks for; `undefined` for none. */
export function operationOf({ method, url }: Question): "list" | "create" | "fetch" | "update" | "delete" | undefined {
  const [, sid] = /\/Factors(\/[^/]+)?$/.exec(url.pathname) ?? [];
  if (method === "GET") return sid ? "fetch" : "list";
  if (method === "POST") return sid ? "update" : "create";
  return method === "DELETE" && sid ? "delete" : undefined;
}

/** Every factor in an answer, whether it is one or a list of them. */
export function factorsIn({ body }: Reply): Content[] {
  if (body?.factors) return body.factors;
  return body?.sid ? [body] : [];
}

/** Turns an answer into an error. */
export function refuse(reply: Reply, status: number, code: number, message = "Refused"): void {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  Object.assign(reply, { status, body: { code, message, more_info, status } });
}
