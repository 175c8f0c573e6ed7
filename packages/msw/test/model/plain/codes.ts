import { createHmac } from "node:crypto";

/** The settings that a code depends on. */
export interface CodeSettings {
  alg: string;
  code_length: number;
  time_step: number;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The bytes of a Base32 text (RFC 4648) without padding; bits that fill no byte are left out. */
export function bytesFromBase32(text: string): Uint8Array {
  const bits = [...text.toUpperCase()].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = Array.from({ length: Math.floor(bits.length / 8) }, (_, index) => bits.slice(8 * index, 8 * index + 8));
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2));
}

/** The code that an authenticator app shows `steps` time steps away from a moment (RFC 4226, RFC 6238). */
export function computeCode(secret: string, settings: CodeSettings, now: number, steps = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(Math.floor(now / 1000 / settings.time_step) + steps));
  const digest = createHmac(settings.alg, bytesFromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** settings.code_length).padStart(settings.code_length, "0");
}
