import { createFactorClient } from "@verify-factors/client";
import {
  accountSid,
  authToken,
  createBody,
  type Fetch,
  identity,
  serviceSid,
  sid,
  updateBody,
} from "../src/scenario.ts";

export function createCalls(fetch: Fetch) {
  const factors = createFactorClient({ serviceSid, credentials: { accountSid, authToken }, fetch }).factors(identity);
  return {
    ListFactor: async () => (await factors.page({ PageSize: 50 })).factors[0]?.friendly_name,
    CreateNewFactor: async () => (await factors.create(createBody)).binding.uri,
    FetchFactor: async () => {
      const factor = await factors.fetch(sid);
      return factor.factor_type === "totp" && factor.config.time_step;
    },
    UpdateFactor: async () => (await factors.update(sid, updateBody)).friendly_name,
    VerifyFactor: async () => (await factors.verify(sid, "948881")).status,
    DeleteFactor: () => factors.delete(sid),
  };
}
