import createClient from "openapi-fetch";
import type { paths } from "../generated/openapi-typescript.ts";
import * as scenario from "../src/scenario.ts";

// openapi-fetch encodes a body as a form only with this header.
const { formHeaders: headers, createBody, factorPath, identity, listPath, serviceSid, sid } = scenario;

export function createCalls(fetch: scenario.Fetch) {
  const baseUrl = scenario.origin;
  const client = createClient<paths>({ baseUrl, headers: { Authorization: scenario.authorization }, fetch });
  const path = { ServiceSid: serviceSid, Identity: identity };
  const list = { path, query: { PageSize: 50 } };
  const params = { path: { ...path, Sid: sid } };
  return {
    ListFactor: async () => (await client.GET(listPath, { params: list })).data?.factors[0]?.friendly_name,
    CreateNewFactor: async () =>
      (await client.POST(listPath, { params: { path }, body: createBody, headers })).data?.binding,
    FetchFactor: async () => (await client.GET(factorPath, { params })).data?.config,
    UpdateFactor: async () =>
      (await client.POST(factorPath, { params, body: scenario.updateBody, headers })).data?.friendly_name,
    DeleteFactor: () => client.DELETE(factorPath, { params }),
  };
}
