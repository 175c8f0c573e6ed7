// Prints how many bytes this package adds to a page, minified and compressed. Fails above the limit.
import { measureSize } from "@verify-factors/testing/size";

// A third of it is openapi-fetch. Most of the rest validates options and responses, and redacts secrets.
const limit = 7_800;
const here = import.meta.dirname;
const client = 'export { createFactorClient, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";';
const retry = 'export { retryingFetch } from "@verify-factors/client/retry";';
const logger = 'export { createLogger } from "@verify-factors/client/logger";';
const whole = await measureSize(client, here);
console.log(`openapi-fetch alone ${await measureSize('export { default } from "openapi-fetch";', here)}`);
console.log(`the whole client    ${whole}, limit ${limit}`);
console.log(`with retry          +${(await measureSize(client + retry, here)) - whole}`);
console.log(`with the logger     +${(await measureSize(client + logger, here)) - whole}`);
if (whole > limit) process.exitCode = 1;
