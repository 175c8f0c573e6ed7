import type { paths } from "@verify-factors/types";
import { memoryFetch } from "../memory-fetch.ts";
import { authorization, factorPath, identity, origin, serviceSid, sid } from "../story.ts";
import { started } from "./started.ts";

const { default: createClient } = await import("openapi-fetch");
const headers = { Authorization: authorization };
const client = createClient<paths>({ baseUrl: origin, headers, fetch: memoryFetch });
const path = { ServiceSid: serviceSid, Identity: identity, Sid: sid };
const { data } = await client.GET(factorPath, { params: { path } });
started(data?.sid);
