import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import type { Fetch, OperationId } from "./scenario.ts";

const { NewTotp, VerifiedTotp, VerifiedPush, FirstPage } = description.components.examples;

/** The responses of everything without state: the description's examples, and a list of three factors. */
export const responses: { readonly [Id in OperationId]: { status: number; body?: object } } = {
  ListFactor: {
    status: 200,
    body: { factors: [VerifiedTotp.value, VerifiedPush.value, VerifiedTotp.value], meta: FirstPage.value.meta },
  },
  CreateNewFactor: { status: 201, body: NewTotp.value },
  FetchFactor: { status: 200, body: VerifiedTotp.value },
  UpdateFactor: { status: 200, body: VerifiedTotp.value },
  DeleteFactor: { status: 204 },
};

const texts = new Map(Object.entries(responses).map(([id, { body }]) => [id, body && JSON.stringify(body)]));

/** Returns the status and the text of the constant response to a request. */
export function findResponse(method = "", url = ""): { status: number; text: string | undefined } {
  const isFactor = url.includes("/Factors/");
  const ids: Record<string, OperationId> = {
    GET: isFactor ? "FetchFactor" : "ListFactor",
    POST: isFactor ? "UpdateFactor" : "CreateNewFactor",
  };
  const id = ids[method] ?? "DeleteFactor";
  return { status: responses[id].status, text: texts.get(id) };
}

/**
 * Creates a `fetch` that uses no network: it reads the request and returns a constant. It creates a Request, as the
 * platform's `fetch` does. The request and its text are recorded if `record` is given.
 */
export function createMemoryFetch(record?: (request: Request, text: string) => void): Fetch {
  return async (input, init) => {
    const request = input instanceof Request && !init ? input : new Request(input, init);
    const sent = request.method === "POST" ? await request.text() : "";
    record?.(request, sent);
    const { status, text } = findResponse(request.method, request.url);
    return new Response(text ?? null, { status, headers: text ? { "Content-Type": "application/json" } : {} });
  };
}
