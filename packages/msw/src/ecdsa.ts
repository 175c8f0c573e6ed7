/** The curve and hash of every push factor, in the words of WebCrypto. */
export const p256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

const coordinate = 32;

/**
 * The two numbers of a P-256 signature in DER (SEQUENCE of two INTEGERs, X9.62), as 64 bytes for WebCrypto; `undefined`
 * when the bytes are no such DER.
 */
export function rawFromDer(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const raw = new Uint8Array(2 * coordinate);
  let at = 2;
  for (const end of [coordinate, 2 * coordinate]) {
    const length = der[at + 1] ?? 0;
    const integer = der.subarray(at + 2, at + 2 + length);
    const number = integer[0] === 0 ? integer.subarray(1) : integer;
    if (der[at] !== 0x02 || integer.length !== length || !isShortest(integer)) return undefined;
    if (number.length > coordinate) return undefined;
    raw.set(number, end - number.length);
    at += 2 + length;
  }
  return at === der.length ? raw : undefined;
}

/** Whether an INTEGER is not negative and has no byte too many, as DER wants it. */
function isShortest([first, second = 0x80]: Uint8Array): boolean {
  return first !== undefined && first < 0x80 && (first !== 0 || second >= 0x80);
}

/** The DER of a signature as WebCrypto makes it. */
export function derFromRaw(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const numbers = [integer(raw.subarray(0, coordinate)), integer(raw.subarray(coordinate))].flat();
  return Uint8Array.from([0x30, numbers.length, ...numbers]);
}

/** An INTEGER: no leading zeros, but one where the first bit would make it negative. */
function integer(bytes: Uint8Array): number[] {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = [...bytes.subarray(first === -1 ? bytes.length - 1 : first)];
  const padded = (digits[0] ?? 0) & 0x80 ? [0, ...digits] : digits;
  return [0x02, padded.length, ...padded];
}
