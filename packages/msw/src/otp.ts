import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import type { TotpConfig } from "@verify-factors/types";
import { bytesFromBase32 } from "./base32.ts";

const hashes = { sha1, sha256, sha512 };

/** What service and authenticator app share. */
export interface OtpKey {
  /** Base32. */
  secret: string;
  config: Omit<TotpConfig, "skew">;
}

/** The code of a moment, in milliseconds since the epoch, or of some time steps after it (RFC 6238). */
export function otpAt({ secret, config }: OtpKey, at: number, steps = 0): string {
  const { alg, code_length, time_step } = config;
  const counter = Math.floor(at / 1000 / time_step) + steps;
  const message = new DataView(new ArrayBuffer(8));
  message.setUint32(0, Math.floor(counter / 2 ** 32));
  message.setUint32(4, counter);
  const digest = hmac(hashes[alg], bytesFromBase32(secret), new Uint8Array(message.buffer));
  // RFC 4226, 5.3: the last four bits say which four bytes are the number, its sign left out.
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** code_length).padStart(code_length, "0");
}
