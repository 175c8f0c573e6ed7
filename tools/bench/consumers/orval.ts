import { createNewFactor, deleteFactor, fetchFactor, listFactor, updateFactor } from "../generated/orval/factors.ts";
import * as scenario from "../src/scenario.ts";

const { createBody, identity, serviceSid, sid, updateBody, verifyBody } = scenario;
const options = { headers: { Authorization: scenario.authorization } };

/** orval calls the global `fetch`, which this replaces, and has no option for credentials. */
export function createCalls(fetch: scenario.Fetch) {
  globalThis.fetch = fetch;
  return {
    ListFactor: async () => {
      const { status, data } = await listFactor(serviceSid, identity, { PageSize: 50 }, options);
      return status === 200 && data.factors[0]?.friendly_name;
    },
    CreateNewFactor: async () => {
      const { status, data } = await createNewFactor(serviceSid, identity, createBody, options);
      if (status !== 201) throw new Error(data.message);
      return "uri" in data.binding && data.binding.uri;
    },
    FetchFactor: async () => {
      const { status, data } = await fetchFactor(serviceSid, identity, sid, options);
      return status === 200 && data.factor_type === "totp" && data.config.time_step;
    },
    UpdateFactor: async () => {
      const { status, data } = await updateFactor(serviceSid, identity, sid, updateBody, options);
      return status === 200 && data.friendly_name;
    },
    VerifyFactor: async () => {
      const { status, data } = await updateFactor(serviceSid, identity, sid, verifyBody, options);
      return status === 200 && data.status;
    },
    DeleteFactor: () => deleteFactor(serviceSid, identity, sid, options),
  };
}
