import { client } from "../generated/hey-api/client.gen.ts";
import { createNewFactor, deleteFactor, fetchFactor, listFactor, updateFactor } from "../generated/hey-api/index.ts";

client.setConfig({ auth: "ACaeaf825039e1f23063c3ba43b7fc83ba:…" });
const path = { ServiceSid: "VA3e213619479a06026d0eabba9adb2513", Identity: "ff483d1ff591898a9942916050d2ca3f" };

const body = { FactorType: "totp", FriendlyName: "Ada's phone", "Config.TimeStep": 30 } as const;
const { data: created, error } = await createNewFactor({ path, body });
if (!created) throw new Error(String(error));
export const uri = "uri" in created.binding ? created.binding.uri : undefined;
const one = { ...path, Sid: created.sid };
export const verified = (await updateFactor({ path: one, body: { AuthPayload: "123456" } })).data?.status;
const { data: fetched } = await fetchFactor({ path: one });
if (fetched?.factor_type === "totp") console.log(fetched.config.time_step);
await updateFactor({ path: one, body: { FriendlyName: "Ada's new phone" } });
const { data: page } = await listFactor({ path, query: { PageSize: 50 } });
for (const factor of page?.factors ?? []) console.log(factor.friendly_name);
await deleteFactor({ path: one });
