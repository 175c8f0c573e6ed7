// Prints what a page that uses this package loads: minified and compressed, in bytes.
import { sizeOf } from "@verify-factors/testing/size";

const here = import.meta.dirname;
const client = 'export { createFactorClient, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";';
const retry = 'export { retryingFetch } from "@verify-factors/client/retry";';
const whole = await sizeOf(client, here);
console.log(`openapi-fetch alone        ${await sizeOf('export { default } from "openapi-fetch";', here)}`);
console.log(`the client, with all of it ${whole}`);
console.log(`and with retry             +${(await sizeOf(client + retry, here)) - whole}`);
