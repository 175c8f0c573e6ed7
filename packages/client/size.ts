// Prints what a page that uses this package loads: minified and compressed, in bytes. Fails when that is above the limit.
import { sizeOf } from "@verify-factors/testing/size";

// 4.9 kB, and a hundred bytes for messages that a person understands.
const limit = 5_000;
const here = import.meta.dirname;
const client = 'export { createFactorClient, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";';
const retry = 'export { retryingFetch } from "@verify-factors/client/retry";';
const whole = await sizeOf(client, here);
console.log(`openapi-fetch alone        ${await sizeOf('export { default } from "openapi-fetch";', here)}`);
console.log(`the client, with all of it ${whole}, of ${limit}`);
console.log(`and with retry             +${(await sizeOf(client + retry, here)) - whole}`);
if (whole > limit) process.exitCode = 1;
