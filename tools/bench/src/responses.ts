import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { authorization, createRequest, describeRequest, type Fetch, type OperationId, operations } from "./scenario.ts";

const { NewTotp, VerifiedTotp, VerifiedPush, FirstPage } = description.components.examples;
const factors = [VerifiedTotp.value, VerifiedPush.value, VerifiedTotp.value];

/** The constant responses: the description's examples, and a list of three factors. */
export const responses: { readonly [Id in OperationId]: { status: number; body?: object } } = {
  ListFactor: { status: 200, body: { factors, meta: FirstPage.value.meta } },
  CreateNewFactor: { status: 201, body: NewTotp.value },
  FetchFactor: { status: 200, body: VerifiedTotp.value },
  UpdateFactor: { status: 200, body: VerifiedTotp.value },
  DeleteFactor: { status: 204 },
};

const exchanges = new Map(
  operations.map((id) => {
    const { method, url } = createRequest(id);
    const { status, body } = responses[id];
    const init = { status, headers: body ? { "Content-Type": "application/json" } : {} };
    return [
      `${method} ${url}`,
      { form: describeRequest(id).body ?? "", text: body ? JSON.stringify(body) : null, init },
    ];
  }),
);

/**
 * A `fetch` without network: creates a `Request`, like the platform's `fetch`, reads it and returns a constant
 * response. Throws for an unexpected request. Compares forms by length, because clients differ in order and in the
 * encoding of spaces.
 */
export const memoryFetch: Fetch = async (input, init) => {
  const request = input instanceof Request && !init ? input : new Request(input, init);
  const form = request.method === "POST" ? (await request.text()).replaceAll("%20", "+") : "";
  const exchange = exchanges.get(`${request.method} ${request.url}`);
  if (exchange?.form.length !== form.length || request.headers.get("Authorization") !== authorization) {
    throw new Error(`${request.method} ${request.url} ${form}: not the request that every client must send.`);
  }
  return new Response(exchange.text, exchange.init);
};
