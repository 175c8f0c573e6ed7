import { Secret, TOTP } from "otpauth";

/** The settings that a code depends on. */
export interface CodeSettings {
  alg: string;
  code_length: number;
  time_step: number;
}

/** Computes the code that an authenticator app shows `steps` time steps after a time, with the package otpauth. */
export function computeCode(secret: string, settings: CodeSettings, now: number, steps = 0): string {
  const { alg: algorithm, code_length: digits, time_step: period } = settings;
  const timestamp = now + steps * period * 1000;
  return TOTP.generate({ secret: Secret.fromBase32(secret), algorithm, digits, period, timestamp });
}
