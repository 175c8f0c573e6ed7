import { createFactorClient } from "@verify-factors/client";

const client = createFactorClient({
  serviceSid: "VA3e213619479a06026d0eabba9adb2513",
  credentials: { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "…" },
});
const factors = client.factors("ff483d1ff591898a9942916050d2ca3f");
const created = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone", "Config.TimeStep": 30 });
export const uri: string = created.binding.uri;
export const verified = (await factors.verify(created.sid, "123456")).status;
const fetched = await factors.fetch(created.sid);
if (fetched.factor_type === "totp") console.log(fetched.config.time_step);
await factors.update(created.sid, { FriendlyName: "Ada's new phone" });
for (const factor of (await factors.page({ PageSize: 50 })).factors) console.log(factor.friendly_name);
await factors.delete(created.sid);
