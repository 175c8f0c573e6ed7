import { memoryFetch } from "../memory-fetch.ts";
import { accountSid, authToken, identity, serviceSid, sid } from "../story.ts";
import { started } from "./started.ts";

const { createFactorClient } = await import("@verify-factors/client");
const client = createFactorClient({ serviceSid, credentials: { accountSid, authToken }, fetch: memoryFetch });
started((await client.factors(identity).fetch(sid)).sid);
