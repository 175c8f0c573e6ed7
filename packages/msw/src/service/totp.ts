import type { TotpConfig } from "@verify-factors/types";
import { Secret, TOTP } from "otpauth";
import type { TotpRecord } from "./record.ts";
import type { Random } from "./sid.ts";

/** What a TOTP of this record is made of, in the words of otpauth. */
function parametersOf({ secret, config }: Pick<TotpRecord, "secret" | "config">) {
  return {
    secret: Secret.fromBase32(secret),
    algorithm: config.alg.toUpperCase(),
    digits: config.code_length,
    period: config.time_step,
  };
}

/** Whether a code is the one of this moment, or of one of the `skew` time steps around it (RFC 6238). */
export function acceptsCode(record: TotpRecord, code: string, now: number): boolean {
  if (!/^[0-9]+$/.test(code)) return false;
  const parameters = { ...parametersOf(record), token: code, timestamp: now, window: record.config.skew };
  return TOTP.validate(parameters) !== null;
}

/** The code of a moment. */
export function codeAt(record: TotpRecord, now: number): string {
  return TOTP.generate({ ...parametersOf(record), timestamp: now });
}

/** A secret as the service gives it out: upper-case Base32 without padding. */
export function normalizeSecret(secret: string): string {
  return secret.toUpperCase().replace(/=+$/, "");
}

/** A new secret of 20 random bytes. */
export function randomSecret(random: Random): string {
  return new Secret({ buffer: random(new Uint8Array(20)).slice().buffer }).base32;
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
