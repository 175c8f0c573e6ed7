import { client } from "../generated/hey-api/client.gen.ts";
import { createNewFactor, deleteFactor, fetchFactor, listFactor, updateFactor } from "../generated/hey-api/index.ts";
import * as scenario from "../src/scenario.ts";

const { accountSid, authToken, createBody, updateBody } = scenario;

export function createCalls(fetch: scenario.Fetch) {
  client.setConfig({ baseUrl: scenario.origin, fetch, auth: `${accountSid}:${authToken}` });
  const list = { ServiceSid: scenario.serviceSid, Identity: scenario.identity };
  const path = { ...list, Sid: scenario.sid };
  return {
    ListFactor: async () => (await listFactor({ path: list, query: { PageSize: 50 } })).data?.factors[0]?.friendly_name,
    CreateNewFactor: async () => (await createNewFactor({ path: list, body: createBody })).data?.binding,
    FetchFactor: async () => (await fetchFactor({ path })).data?.config,
    UpdateFactor: async () => (await updateFactor({ path, body: updateBody })).data?.friendly_name,
    DeleteFactor: () => deleteFactor({ path }),
  };
}
