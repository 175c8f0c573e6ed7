import { createFactorClient } from "@verify-factors/client";
import * as scenario from "../src/scenario.ts";

const { accountSid, authToken, createBody, identity, serviceSid, sid, updateBody } = scenario;

export function createCalls(fetch: scenario.Fetch) {
  const factors = createFactorClient({ serviceSid, credentials: { accountSid, authToken }, fetch }).factors(identity);
  return {
    ListFactor: async () => (await factors.page({ PageSize: 50 })).factors[0]?.friendly_name,
    CreateNewFactor: async () => (await factors.create(createBody)).binding,
    FetchFactor: async () => (await factors.fetch(sid)).config,
    UpdateFactor: async () => (await factors.update(sid, updateBody)).friendly_name,
    DeleteFactor: () => factors.delete(sid),
  };
}
