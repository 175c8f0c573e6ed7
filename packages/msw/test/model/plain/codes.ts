import { Secret, TOTP } from "otpauth";
import type { ModelFactor } from "./model.ts";

/** Computes the code that an authenticator app shows `steps` time steps after a time, with the package otpauth. */
export function computeCode(factor: ModelFactor, now: number, steps = 0): string {
  const { alg, code_length, time_step } = factor.shown.config;
  const secret = Secret.fromBase32(factor.secret);
  const period = Number(time_step);
  const timestamp = now + steps * period * 1000;
  return TOTP.generate({ secret, algorithm: String(alg), digits: Number(code_length), period, timestamp });
}
