const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * Decodes Base32, case-insensitively, with optional padding. Drops trailing bits that do not fill a byte.
 * @see RFC 4648, section 6
 */
export function decodeBase32(text: string): Uint8Array<ArrayBuffer> {
  const digits = Array.from(text.toUpperCase().replace(/=+$/, ""), (digit) => alphabet.indexOf(digit));
  return Uint8Array.from(convertBits(digits, 5, 8));
}

/** Encodes bytes as upper-case Base32 without padding. The number of bytes must be a multiple of five. */
export function encodeBase32(bytes: Uint8Array): string {
  return convertBits(bytes, 8, 5)
    .map((digit) => alphabet[digit])
    .join("");
}

/** Converts numbers of `from` bits to numbers of `to` bits. */
function convertBits(numbers: Iterable<number>, from: number, to: number): number[] {
  const result: number[] = [];
  let bits = 0;
  let count = 0;
  for (const number of numbers) {
    bits = (bits << from) | number;
    for (count += from; count >= to; count -= to) result.push((bits >> (count - to)) & (2 ** to - 1));
  }
  return result;
}
