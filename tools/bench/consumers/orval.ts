import { createNewFactor, deleteFactor, fetchFactor, listFactor, updateFactor } from "../generated/orval/factors.ts";

const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
const identity = "ff483d1ff591898a9942916050d2ca3f";
const options = { headers: { Authorization: "Basic …" } };

const body = { FactorType: "totp", FriendlyName: "Ada's phone", "Config.TimeStep": 30 } as const;
const created = await createNewFactor(serviceSid, identity, body, options);
if (created.status !== 201) throw new Error(created.data.message);
export const uri = "uri" in created.data.binding ? created.data.binding.uri : undefined;
const { sid } = created.data;
const updated = await updateFactor(serviceSid, identity, sid, { AuthPayload: "123456" }, options);
export const verified = updated.status === 200 && updated.data.status;
const fetched = await fetchFactor(serviceSid, identity, sid, options);
if (fetched.status === 200 && fetched.data.factor_type === "totp") console.log(fetched.data.config.time_step);
await updateFactor(serviceSid, identity, sid, { FriendlyName: "Ada's new phone" }, options);
const page = await listFactor(serviceSid, identity, { PageSize: 50 }, options);
for (const factor of page.status === 200 ? page.data.factors : []) console.log(factor.friendly_name);
await deleteFactor(serviceSid, identity, sid, options);
