import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";

/** A phone, implemented with Node's cryptography. */
export interface Device {
  /** SubjectPublicKeyInfo, DER, Base64. */
  publicKey: string;
  privateKey: KeyObject;
}

/** Phones, one more than an entity may have. */
export const devices: readonly Device[] = Array.from({ length: 21 }, () => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64"), privateKey };
});

/** Creates a device's signature of a text: ECDSA with SHA-256, in DER. */
export function createSignature({ privateKey }: Device, text: string): Buffer {
  return sign("sha256", Buffer.from(text), privateKey);
}

/** Returns `true` if a payload is the Base64 of this key's signature of the text. */
export function isSignature(publicKey: string, text: string, payload: string): boolean {
  const key = parsePublicKey(publicKey);
  const signature = decodeBase64(payload);
  return key !== undefined && signature !== undefined && verify("sha256", Buffer.from(text), key, signature);
}

/** Parses a P-256 key. Returns `undefined` for any other text. */
export function parsePublicKey(text: string): KeyObject | undefined {
  const bytes = decodeBase64(text);
  if (!bytes) return undefined;
  try {
    const key = createPublicKey({ key: bytes, format: "der", type: "spki" });
    const whole = key.export({ format: "der", type: "spki" }).length === bytes.length;
    return whole && key.asymmetricKeyDetails?.namedCurve === "prime256v1" ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Decodes Base64 with optional padding. Returns `undefined` for any other text. */
export function decodeBase64(text: string): Buffer | undefined {
  const [, letters = "", padding = ""] = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(text) ?? [];
  const whole = padding === "" ? letters.length % 4 !== 1 : (letters.length + padding.length) % 4 === 0;
  return letters !== "" && whole ? Buffer.from(letters, "base64") : undefined;
}
