import { createFactorMock } from "@verify-factors/msw";
import type { Factor } from "@verify-factors/types";
import { getResponse, type HttpHandler, HttpResponse, http } from "msw";
import { createOpenApiHttp } from "openapi-msw";
import type { Subject } from "./compare.ts";
import { responses } from "./responses.ts";
import { createRequest, factorPath, listPath, operations, origin, type RequestKind } from "./scenario.ts";

/** MSW handlers, and requests that they respond to with success. */
export interface Mock {
  handlers: HttpHandler[];
  createRequest(kind: RequestKind): Request;
}

/** Creates our mock with factors. Its requests reach all of them in turn; new factors belong to new users. */
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
      // A prime that divides no number of factors.
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

/** Creates handlers as users write them by hand. They read the body, since a mock that reads nothing tests nothing. */
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

/** Creates a subject that sends a prepared request of each kind. Deletes the factors that they leave behind. */
export function createSubject(name: string, mock: Mock, kinds: readonly RequestKind[]): Subject {
  let requests: Request[] = [];
  const texts = new Map<RequestKind | undefined, string>();
  const send = async (request: Request, kind?: RequestKind) => {
    const response = await getResponse(mock.handlers, request);
    texts.set(kind, `${await response?.text()}`);
    if (!response?.ok) throw new Error(`${name}: ${kind} returned ${response?.status}: ${texts.get(kind)}`);
  };
  return {
    name,
    beforeEach: () => {
      requests = kinds.map((kind) => mock.createRequest(kind));
    },
    run: async () => {
      for (const [index, request] of requests.entries()) await send(request, kinds[index]);
    },
    afterEach: async () => {
      for (const kind of ["CreateNewFactor", "VerifyFactor"] as const) {
        const text = texts.get(kind);
        if (text) await send(createRequest("DeleteFactor", JSON.parse(text)));
      }
    },
  };
}
