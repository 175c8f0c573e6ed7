import { memoryFetch } from "../memory-fetch.ts";
import { identity, serviceSid, sid } from "../story.ts";
import { started } from "./started.ts";

const { createSdk } = await import("../sdk.ts");
const entity = createSdk(memoryFetch).verify.v2.services(serviceSid).entities(identity);
started((await entity.factors(sid).fetch()).sid);
