import { createFactorMock } from "@verify-factors/msw";
import type { paths } from "@verify-factors/types";
import { type HttpHandler, HttpResponse, http } from "msw";
import { createOpenApiHttp } from "openapi-msw";
import { bundled } from "./peers.ts";
import { type Kind, ourRequests, requestsOf } from "./requests.ts";
import { answers, factorPath, listPath, operations, origin } from "./story.ts";

/** Handlers for MSW, and the requests for them. */
export interface Mock {
  handlers: HttpHandler[];
  /** So many requests of a kind that all succeed, made off the clock. */
  requests(kind: Kind, count: number): Request[];
}

/** Every mock that a user may pick, by name; all but two answer what the description's examples say. */
export async function mocks(): Promise<Record<string, Mock>> {
  return {
    ours: ours(),
    "constant handlers": { handlers: constant(), requests: requestsOf },
    "openapi-msw": { handlers: openapiMsw(), requests: requestsOf },
    "hey-api": { handlers: await heyApi(), requests: requestsOf },
    "orval, given answers": { handlers: await orval(true), requests: requestsOf },
    "orval, its own answers": { handlers: await orval(false), requests: requestsOf },
  };
}

function ours(): Mock {
  const mock = createFactorMock();
  return { handlers: mock.handlers, requests: (kind, count) => ourRequests(mock, kind, count) };
}

/** What a user writes by hand: the body is read, since a mock that looks at nothing tests nothing. */
function constant(): HttpHandler[] {
  const verbs = {
    ListFactor: http.get,
    CreateNewFactor: http.post,
    FetchFactor: http.get,
    UpdateFactor: http.post,
    DeleteFactor: http.delete,
  };
  return operations.map((id) => {
    const template = id === "ListFactor" || id === "CreateNewFactor" ? listPath : factorPath;
    const { status, body } = answers[id];
    return verbs[id](origin + template.replace(/\{(\w+)\}/g, ":$1"), async ({ request }) => {
      if (request.body) await request.text();
      return body ? HttpResponse.json(body, { status }) : new HttpResponse(null, { status });
    });
  });
}

function openapiMsw(): HttpHandler[] {
  const typed = createOpenApiHttp<paths>({ baseUrl: origin });
  // Its types know no form bodies, so the answers go past them.
  const answer = (id: keyof typeof answers) => answers[id].body as never;
  return [
    typed.get(listPath, ({ response }) => response(200).json(answer("ListFactor"))),
    typed.post(listPath, async ({ request, response }) => {
      await request.text();
      return response(201).json(answer("CreateNewFactor"));
    }),
    typed.get(factorPath, ({ response }) => response(200).json(answer("FetchFactor"))),
    typed.post(factorPath, async ({ request, response }) => {
      await request.text();
      return response(200).json(answer("UpdateFactor"));
    }),
    typed.delete(factorPath, ({ response }) => response(204).empty()),
  ];
}

/** Its handlers answer 501 unless they are given an answer. */
async function heyApi(): Promise<HttpHandler[]> {
  const generated = await bundled("hey-api-mocks");
  return operations.map((id) => {
    const { status, body } = answers[id];
    return generated[`handle${id}`](body ? { status, body } : () => new HttpResponse(null, { status }));
  });
}

/** Its own answers are random, lists of one to a thousand factors among them. */
async function orval(given: boolean): Promise<HttpHandler[]> {
  const generated = await bundled("orval-mocks");
  return operations.map((id) => generated[`get${id}MockHandler`](given ? answers[id].body : undefined));
}
