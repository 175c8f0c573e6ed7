// Prints what a page that uses this package loads: minified and compressed, in bytes.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** The size of a bundle for browsers of these lines of code, minified, after gzip. */
async function sizeOf(code: string): Promise<number> {
  const stdin = { contents: code, resolveDir: import.meta.dirname };
  const result = await build({ stdin, bundle: true, minify: true, format: "esm", platform: "browser", write: false });
  return gzipSync(result.outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

const client = 'export { createFactorClient, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";';
const retry = 'export { retryingFetch } from "@verify-factors/client/retry";';
const whole = await sizeOf(client);
console.log(`openapi-fetch alone        ${await sizeOf('export { default } from "openapi-fetch";')}`);
console.log(`the client, with all of it ${whole}`);
console.log(`and with retry             +${(await sizeOf(client + retry)) - whole}`);
