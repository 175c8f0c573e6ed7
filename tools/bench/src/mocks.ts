import { createFactorMock } from "@verify-factors/msw";
import type { Factor, paths } from "@verify-factors/types";
import { getResponse, type HttpHandler, HttpResponse, http } from "msw";
import { createOpenApiHttp } from "openapi-msw";
import type { Subject } from "./compare.ts";
import { createRequest } from "./requests.ts";
import { responses } from "./responses.ts";
import { factorPath, formatUser, listPath, operations, origin, type RequestKind } from "./scenario.ts";
import { importBundle } from "./workspace.ts";

/** MSW handlers, and requests that they respond to with success. */
export interface Mock {
  handlers: HttpHandler[];
  createRequest(kind: RequestKind): Request;
}

/** Creates every mock to compare, by name. All but ours and `orval, random responses` return the description's examples. */
export async function createMocks(): Promise<Record<string, Mock>> {
  const heyApi = await importBundle("hey-api-mocks");
  const orval = await importBundle("orval-mocks");
  const heyApiHandlers = operations.map((id) => {
    const { status, body } = responses[id];
    return heyApi[`handle${id}`](body ? { status, body } : () => new HttpResponse(null, { status }));
  });
  return {
    ours: createOurMock(1, 3),
    "constant handlers": { handlers: createConstantHandlers(), createRequest },
    "openapi-msw": { handlers: createOpenapiMswHandlers(), createRequest },
    "hey-api": { handlers: heyApiHandlers, createRequest },
    "orval, given responses": {
      handlers: operations.map((id) => orval[`get${id}MockHandler`](responses[id].body)),
      createRequest,
    },
    "orval, random responses": { handlers: operations.map((id) => orval[`get${id}MockHandler`]()), createRequest },
  };
}

/** Creates our mock with factors. Its requests reach all of them in turn; new factors belong to new users. */
export function createOurMock(entities: number, factorsPerEntity: number): Mock {
  const mock = createFactorMock();
  for (let index = 0; index < entities * factorsPerEntity; index += 1) {
    const user = formatUser(Math.floor(index / factorsPerEntity));
    mock.add({ FactorType: "totp", Identity: user, status: "verified" });
  }
  let factors: Factor[] | undefined;
  let turn = 0;
  return {
    handlers: mock.handlers,
    createRequest: (kind) => {
      factors ??= mock.factors();
      // A prime that divides no number of factors.
      turn += 7919;
      const user = `new-${formatUser(turn)}`;
      if (kind === "CreateNewFactor") return createRequest(kind, { identity: user });
      if (kind !== "VerifyFactor" && kind !== "DeleteFactor")
        return createRequest(kind, factors[turn % factors.length]);
      const { sid } = mock.add({ FactorType: "totp", Identity: user });
      return createRequest(kind, { identity: user, sid, code: mock.code(sid) });
    },
  };
}

/** Creates a subject that sends requests of one kind and deletes the factors that they leave behind. */
export function createSubject(name: string, mock: Mock, kind: RequestKind): Subject {
  let created: string[] = [];
  const respond = async (request: Request): Promise<string | undefined> => {
    const response = await getResponse(mock.handlers, request);
    const text = await response?.text();
    if (!response?.ok) throw new Error(`${name}: ${kind} responded with ${response?.status}: ${text}`);
    return text;
  };
  return {
    name: `${name} ${kind}`,
    prepare: (repetitions) => {
      const requests = Array.from({ length: repetitions }, () => mock.createRequest(kind));
      return async () => {
        for (const request of requests) {
          const text = await respond(request);
          if (text && (kind === "CreateNewFactor" || kind === "VerifyFactor")) created.push(text);
        }
      };
    },
    cleanUp: async () => {
      for (const text of created) await respond(createRequest("DeleteFactor", JSON.parse(text)));
      created = [];
    },
  };
}

/** Handlers as users write them by hand. They read the body, since a mock that reads nothing tests nothing. */
function createConstantHandlers(): HttpHandler[] {
  const verbs = {
    ListFactor: http.get,
    CreateNewFactor: http.post,
    FetchFactor: http.get,
    UpdateFactor: http.post,
    DeleteFactor: http.delete,
  };
  return operations.map((id) => {
    const template = id === "ListFactor" || id === "CreateNewFactor" ? listPath : factorPath;
    const { status, body } = responses[id];
    return verbs[id](origin + template.replace(/\{(\w+)\}/g, ":$1"), async ({ request }) => {
      if (request.body) await request.text();
      return body ? HttpResponse.json(body, { status }) : new HttpResponse(null, { status });
    });
  });
}

function createOpenapiMswHandlers(): HttpHandler[] {
  const typed = createOpenApiHttp<paths>({ baseUrl: origin });
  // Its types reject form bodies, so the responses bypass them.
  const getBody = (id: keyof typeof responses) => responses[id].body as never;
  return [
    typed.get(listPath, ({ response }) => response(200).json(getBody("ListFactor"))),
    typed.post(listPath, async ({ request, response }) => {
      await request.text();
      return response(201).json(getBody("CreateNewFactor"));
    }),
    typed.get(factorPath, ({ response }) => response(200).json(getBody("FetchFactor"))),
    typed.post(factorPath, async ({ request, response }) => {
      await request.text();
      return response(200).json(getBody("UpdateFactor"));
    }),
    typed.delete(factorPath, ({ response }) => response(204).empty()),
  ];
}
