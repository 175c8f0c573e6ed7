import createClient from "openapi-fetch";
import type { paths } from "../generated/openapi-typescript.ts";

const list = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors";
const one = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}";
const path = { ServiceSid: "VA3e213619479a06026d0eabba9adb2513", Identity: "ff483d1ff591898a9942916050d2ca3f" };
const client = createClient<paths>({ baseUrl: "https://verify.twilio.com", headers: { Authorization: "Basic …" } });
const headers = { "Content-Type": "application/x-www-form-urlencoded" };

const body = { FactorType: "totp", FriendlyName: "Ada's phone", "Config.TimeStep": 30 } as const;
const { data: created, error } = await client.POST(list, { params: { path }, body, headers });
if (!created) throw new Error(error.message);
export const uri = "uri" in created.binding ? created.binding.uri : undefined;
const params = { path: { ...path, Sid: created.sid } };
export const verified = (await client.POST(one, { params, body: { AuthPayload: "123456" }, headers })).data?.status;
const { data: fetched } = await client.GET(one, { params });
if (fetched?.factor_type === "totp") console.log(fetched.config.time_step);
await client.POST(one, { params, body: { FriendlyName: "Ada's new phone" }, headers });
const { data: page } = await client.GET(list, { params: { path, query: { PageSize: 50 } } });
for (const factor of page?.factors ?? []) console.log(factor.friendly_name);
await client.DELETE(one, { params });
