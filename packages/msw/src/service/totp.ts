import type { TotpConfig } from "@verify-factors/types";
import { base32FromBytes } from "../base32.ts";
import { otpAt } from "../otp.ts";
import type { TotpRecord } from "./record.ts";
import type { Random } from "./sid.ts";

/** Whether a code is the one of this moment, or of one of the `skew` time steps around it (RFC 6238). */
export function acceptsCode(record: TotpRecord, code: string, now: number): boolean {
  const { skew } = record.config;
  const steps = Array.from({ length: 2 * skew + 1 }, (_step, index) => index - skew);
  return steps.some((step) => otpAt(record, now, step) === code);
}

/** A secret as the service gives it out: upper-case Base32 without padding. */
export function normalizeSecret(secret: string): string {
  return secret.toUpperCase().replace(/=+$/, "");
}

/** A new secret of 20 random bytes. */
export function randomSecret(random: Random): string {
  return base32FromBytes(random(new Uint8Array(20)));
}

/** Half of a surrogate pair is no character and would throw. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}

/** The key URI that an authenticator app scans. */
export function keyUri(issuer: string, account: string, secret: string, config: TotpConfig): string {
  const [label, name] = [encoded(issuer), encoded(account)];
  const { alg, code_length, time_step } = config;
  return `otpauth://totp/${label}:${name}?secret=${secret}&issuer=${label}&algorithm=${alg.toUpperCase()}&digits=${code_length}&period=${time_step}`;
}
