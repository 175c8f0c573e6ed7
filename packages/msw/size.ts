// Prints the size that this package adds to a page with MSW, minified and compressed, in bytes. Fails above the limit.
import { measureSize } from "@verify-factors/testing/size";

const limit = 28_900;
const here = import.meta.dirname;
const hashes = [
  'export { hmac } from "@noble/hashes/hmac.js";',
  'export { sha1 } from "@noble/hashes/legacy.js";',
  'export { sha256, sha512 } from "@noble/hashes/sha2.js";',
];
const total = await measureSize('export * from "@verify-factors/msw";', here, { external: ["msw"] });
console.log(`@noble/hashes alone      ${await measureSize(hashes.join(""), here)}`);
console.log(`the whole mock           ${total}, limit ${limit}`);
if (total > limit) process.exitCode = 1;
