/** The curve and hash of push factors, as WebCrypto names them. */
export const p256 = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

const integerLength = 32;

/**
 * Decodes a P-256 signature in DER (a SEQUENCE of the INTEGERs `r` and `s`) to the 64 bytes that WebCrypto verifies.
 * Returns `undefined` for malformed DER.
 * @see RFC 3279, section 2.2.3
 */
export function decodeDerSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const raw = new Uint8Array(2 * integerLength);
  let offset = 2;
  for (const end of [integerLength, 2 * integerLength]) {
    const length = der[offset + 1] ?? 0;
    const integer = der.subarray(offset + 2, offset + 2 + length);
    const magnitude = integer[0] === 0 ? integer.subarray(1) : integer;
    if (der[offset] !== 0x02 || integer.length !== length || !isMinimal(integer)) return undefined;
    if (magnitude.length > integerLength) return undefined;
    raw.set(magnitude, end - magnitude.length);
    offset += 2 + length;
  }
  return offset === der.length ? raw : undefined;
}

/** Returns `true` for the shortest form of a non-negative INTEGER, the only form that DER allows for `r` and `s`. */
function isMinimal([first, second = 0x80]: Uint8Array): boolean {
  return first !== undefined && first < 0x80 && (first !== 0 || second >= 0x80);
}

/** Encodes a signature in the format of WebCrypto, the 64 bytes of `r` and `s`, as DER. */
export function encodeDerSignature(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const integers = [raw.subarray(0, integerLength), raw.subarray(integerLength)].flatMap(encodeInteger);
  return Uint8Array.from([0x30, integers.length, ...integers]);
}

/** Encodes an INTEGER: removes leading zeros, except one that is needed because the first bit is the sign. */
function encodeInteger(bytes: Uint8Array): number[] {
  const first = bytes.findIndex((byte) => byte !== 0);
  const magnitude = [...bytes.subarray(first === -1 ? bytes.length - 1 : first)];
  const padded = (magnitude[0] ?? 0) & 0x80 ? [0, ...magnitude] : magnitude;
  return [0x02, padded.length, ...padded];
}
