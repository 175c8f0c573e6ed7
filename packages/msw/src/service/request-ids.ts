import type { Random } from "@verify-factors/openapi-mock";

/**
 * Creates a function that returns the header with the id of a request: a random number plus a counter.
 * @see ruling 52
 */
export function createRequestIds(random: Random): () => Record<string, string> {
  let last = random(new Uint8Array(16)).reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  return () => {
    last = BigInt.asUintN(128, last + 1n);
    return { "Twilio-Request-Id": `RQ${last.toString(16).padStart(32, "0")}` };
  };
}
