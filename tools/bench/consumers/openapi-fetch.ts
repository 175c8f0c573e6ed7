import createClient from "openapi-fetch";
import type { paths } from "../generated/openapi-typescript.ts";
import * as scenario from "../src/scenario.ts";

const { createBody, factorPath, identity, listPath, serviceSid, sid, updateBody, verifyBody } = scenario;
// openapi-fetch encodes a body as a form only with this header.
const headers = { "Content-Type": "application/x-www-form-urlencoded" };

export function createCalls(fetch: scenario.Fetch) {
  const baseUrl = scenario.origin;
  const client = createClient<paths>({ baseUrl, headers: { Authorization: scenario.authorization }, fetch });
  const path = { ServiceSid: serviceSid, Identity: identity };
  const params = { path: { ...path, Sid: sid } };
  return {
    ListFactor: async () => {
      const { data } = await client.GET(listPath, { params: { path, query: { PageSize: 50 } } });
      return data?.factors[0]?.friendly_name;
    },
    CreateNewFactor: async () => {
      const { data, error } = await client.POST(listPath, { params: { path }, body: createBody, headers });
      if (!data) throw new Error(error.message);
      return "uri" in data.binding && data.binding.uri;
    },
    FetchFactor: async () => {
      const { data } = await client.GET(factorPath, { params });
      return data?.factor_type === "totp" && data.config.time_step;
    },
    UpdateFactor: async () =>
      (await client.POST(factorPath, { params, body: updateBody, headers })).data?.friendly_name,
    VerifyFactor: async () => (await client.POST(factorPath, { params, body: verifyBody, headers })).data?.status,
    DeleteFactor: () => client.DELETE(factorPath, { params }),
  };
}
