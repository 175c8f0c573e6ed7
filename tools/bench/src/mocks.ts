import { createFactorMock } from "@verify-factors/msw";
import type { Factor } from "@verify-factors/types";
import { getResponse, type HttpHandler, HttpResponse, http } from "msw";
import { createOpenApiHttp } from "openapi-msw";
import type { Subject } from "./compare.ts";
import { responses } from "./responses.ts";
import { createRequest, factorPath, listPath, operations, origin, type RequestKind } from "./scenario.ts";

/** MSW handlers, and requests that they respond to with success. */
export type Mock = { handlers: HttpHandler[]; createRequest(kind: RequestKind): Request };

/** Creates our mock with factors. Its requests use all factors in turn. New factors belong to new users. */
export function createOurMock(entities: number, factorsPerEntity: number): Mock {
  const mock = createFactorMock();
  for (let index = 0; index < entities * factorsPerEntity; index += 1) {
    mock.add({ FactorType: "totp", Identity: `user-${1000 + (index % entities)}`, status: "verified" });
  }
  let factors: Factor[] | undefined;
  let turn = 0;
  return {
    handlers: mock.handlers,
    createRequest: (kind) => {
      factors ??= mock.factors();
      // A prime number that does not divide any number of factors.
      turn += 7919;
      const identity = `new-user-${turn}`;
      if (kind === "CreateNewFactor") return createRequest(kind, { identity });
      if (kind !== "VerifyFactor" && kind !== "DeleteFactor")
        return createRequest(kind, factors[turn % factors.length]);
      const { sid } = mock.add({ FactorType: "totp", Identity: identity });
      return createRequest(kind, { identity, sid, code: mock.code(sid) });
    },
  };
}

/**
 * Creates handlers like those that users write. They read the body, because a mock that does not read it tests nothing.
 */
function createConstantHandlers(
  { get, post, delete: remove }: typeof http,
  toPath: (template: string) => string,
): Mock {
  const verbs = [get, post, get, post, remove];
  const handlers = operations.map((id, index) => {
    const path = toPath(id === "ListFactor" || id === "CreateNewFactor" ? listPath : factorPath);
    const { status, body } = responses[id];
    return (verbs[index] ?? get)(path, async ({ request }) => {
      if (request.body) await request.text();
      return body ? HttpResponse.json(body, { status }) : new HttpResponse(null, { status });
    });
  });
  return { handlers, createRequest };
}

/** Constant handlers of MSW and of openapi-msw, whose types reject form bodies. */
export const peerMocks = {
  "constant handlers": createConstantHandlers(http, (path) => origin + path.replace(/\{(\w+)\}/g, ":$1")),
  "openapi-msw": createConstantHandlers(createOpenApiHttp({ baseUrl: origin }) as unknown as typeof http, String),
};

/** Creates a subject that sends a prepared request of each kind. Then deletes the remaining factors. */
export function createSubject(name: string, mock: Mock, kinds: readonly RequestKind[]): Subject {
  let requests: [RequestKind, Request][] = [];
  let created: string[] = [];
  const send = async (kind: RequestKind, request: Request) => {
    const response = await getResponse(mock.handlers, request);
    const text = `${await response?.text()}`;
    if (!response?.ok) throw new Error(`${name}: ${kind} returned ${response?.status}: ${text}`);
    if (kind === "CreateNewFactor" || kind === "VerifyFactor") created.push(text);
  };
  return {
    name,
    beforeEach: () => {
      created = [];
      requests = kinds.map((kind) => [kind, mock.createRequest(kind)]);
    },
    run: async () => {
      for (const [kind, request] of requests) await send(kind, request);
    },
    afterEach: async () => {
      for (const text of created) await send("DeleteFactor", createRequest("DeleteFactor", JSON.parse(text)));
    },
  };
}
