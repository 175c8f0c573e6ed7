import { client } from "../generated/hey-api/client.gen.ts";
import { createNewFactor, deleteFactor, fetchFactor, listFactor, updateFactor } from "../generated/hey-api/index.ts";
import * as scenario from "../src/scenario.ts";

const { accountSid, authToken, createBody, updateBody, verifyBody } = scenario;

export function createCalls(fetch: scenario.Fetch) {
  client.setConfig({ baseUrl: scenario.origin, fetch, auth: `${accountSid}:${authToken}` });
  const list = { ServiceSid: scenario.serviceSid, Identity: scenario.identity };
  const path = { ...list, Sid: scenario.sid };
  return {
    ListFactor: async () => {
      const { data } = await listFactor({ path: list, query: { PageSize: 50 } });
      return data?.factors[0]?.friendly_name;
    },
    CreateNewFactor: async () => {
      const { data, error } = await createNewFactor({ path: list, body: createBody });
      if (!data) throw new Error(String(error));
      return "uri" in data.binding && data.binding.uri;
    },
    FetchFactor: async () => {
      const { data } = await fetchFactor({ path });
      return data?.factor_type === "totp" && data.config.time_step;
    },
    UpdateFactor: async () => (await updateFactor({ path, body: updateBody })).data?.friendly_name,
    VerifyFactor: async () => (await updateFactor({ path, body: verifyBody })).data?.status,
    DeleteFactor: () => deleteFactor({ path }),
  };
}
