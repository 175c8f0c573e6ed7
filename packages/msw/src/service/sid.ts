/** Fills an array with random bytes and returns it, as `crypto.getRandomValues` does. */
export type Random = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

/** The sid whose digits are greater by one. */
export function nextSid(sid: string): string {
  const digits = (BigInt(`0x${sid.slice(4)}`) + 1n).toString(16).padStart(30, "0");
  return sid.slice(0, 4) + digits.slice(-30);
}

/** A sid of the service: a prefix and random hexadecimal digits, 34 characters in all. */
export function randomSid(prefix: string, random: Random): string {
  const bytes = random(new Uint8Array(16));
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return prefix + digits.slice(0, 34 - prefix.length);
}
