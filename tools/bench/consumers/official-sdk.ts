import twilio from "twilio";

const entity = twilio("ACaeaf825039e1f23063c3ba43b7fc83ba", "…")
  .verify.v2.services("VA3e213619479a06026d0eabba9adb2513")
  .entities("ff483d1ff591898a9942916050d2ca3f");

const created = await entity.newFactors.create({
  factorType: "totp",
  friendlyName: "Ada's phone",
  "config.timeStep": 30,
});
export const uri: string = created.binding.uri;
export const verified = (await entity.factors(created.sid).update({ authPayload: "123456" })).status;
const fetched = await entity.factors(created.sid).fetch();
if (fetched.factorType === "totp") console.log(fetched.config.time_step);
await entity.factors(created.sid).update({ friendlyName: "Ada's new phone" });
for (const factor of (await entity.factors.page({ pageSize: 50 })).instances) console.log(factor.friendlyName);
await entity.factors(created.sid).remove();
