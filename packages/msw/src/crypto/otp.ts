import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import type { TotpConfig } from "@verify-factors/types";
import { decodeBase32 } from "./base32.ts";

const hashes = { sha1, sha256, sha512 };

/** The secret and the settings that the service and an authenticator app share. */
export interface OtpKey {
  /** Base32. */
  secret: string;
  config: Omit<TotpConfig, "skew">;
}

/**
 * Generates the code for a time in milliseconds since the epoch, or the code `steps` time steps later.
 * @see RFC 6238
 */
export function generateCode({ secret, config }: OtpKey, time: number, steps = 0): string {
  const { alg, code_length, time_step } = config;
  const counter = Math.floor(time / 1000 / time_step) + steps;
  const message = new DataView(new ArrayBuffer(8));
  message.setUint32(0, Math.floor(counter / 2 ** 32));
  message.setUint32(4, counter);
  const digest = hmac(hashes[alg], decodeBase32(secret), new Uint8Array(message.buffer));
  // Dynamic truncation (RFC 4226, 5.3): the last four bits are the offset of the number, whose sign bit is dropped.
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** code_length).padStart(code_length, "0");
}

/** Returns `true` if a code is valid at a time, or for up to `skew` time steps before or after it. */
export function isCodeValid(key: OtpKey & { config: TotpConfig }, code: string, time: number): boolean {
  const { skew } = key.config;
  const steps = Array.from({ length: 2 * skew + 1 }, (_step, index) => index - skew);
  return steps.some((step) => generateCode(key, time, step) === code);
}
