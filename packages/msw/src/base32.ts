const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The bytes of a Base32 text (RFC 4648) in either case, padding optional; bits that fill no byte are dropped. */
export function bytesFromBase32(text: string): Uint8Array<ArrayBuffer> {
  const digits = text.toUpperCase().replace(/=+$/, "");
  return Uint8Array.from(
    regrouped(
      Array.from(digits, (digit) => alphabet.indexOf(digit)),
      5,
      8,
    ),
  );
}

/** The Base32 of whole groups of five bytes, in upper case. */
export function base32FromBytes(bytes: Uint8Array): string {
  return regrouped(bytes, 8, 5)
    .map((digit) => alphabet[digit])
    .join("");
}

/** Numbers of `from` bits as numbers of `to` bits, the same bits in the same order. */
function regrouped(numbers: Iterable<number>, from: number, to: number): number[] {
  const result: number[] = [];
  let bits = 0;
  let count = 0;
  for (const number of numbers) {
    bits = (bits << from) | number;
    for (count += from; count >= to; count -= to) result.push((bits >> (count - to)) & (2 ** to - 1));
  }
  return result;
}
