import { createNewFactor, deleteFactor, fetchFactor, listFactor, updateFactor } from "../generated/orval/factors.ts";
import * as scenario from "../src/scenario.ts";

const list = [scenario.serviceSid, scenario.identity] as const;
const factor = [...list, scenario.sid] as const;
const options = { headers: { Authorization: scenario.authorization } };

/** orval calls the global `fetch`, which this replaces, and has no option for credentials. */
export function createCalls(fetch: scenario.Fetch) {
  globalThis.fetch = fetch;
  return {
    ListFactor: async () => {
      const { status, data } = await listFactor(...list, { PageSize: 50 }, options);
      return status === 200 && data.factors[0]?.friendly_name;
    },
    CreateNewFactor: async () => {
      const { status, data } = await createNewFactor(...list, scenario.createBody, options);
      return status === 201 && data.binding;
    },
    FetchFactor: async () => {
      const { status, data } = await fetchFactor(...factor, options);
      return status === 200 && data.config;
    },
    UpdateFactor: async () => {
      const { status, data } = await updateFactor(...factor, scenario.updateBody, options);
      return status === 200 && data.friendly_name;
    },
    DeleteFactor: () => deleteFactor(...factor, options),
  };
}
