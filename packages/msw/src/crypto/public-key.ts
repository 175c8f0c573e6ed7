import { decodeBase64, encodeBase64 } from "./base64.ts";
import { decodeDerSignature, p256 } from "./ecdsa.ts";

/** The first bytes of the SubjectPublicKeyInfo of every uncompressed P-256 key (RFC 5480), in Base64. */
const header = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";
const keyLength = 91;

/**
 * Returns `true` for text in the format of a P-256 key: a SubjectPublicKeyInfo in DER, in Base64, with or without line
 * breaks.
 * @see ruling 35
 */
export function isPublicKey(publicKey: string): boolean {
  return publicKey.replace(/\s/g, "").startsWith(header) && decodeBase64(publicKey)?.length === keyLength;
}

/** Imports a P-256 key. Returns `undefined` if it is not a point on the curve. */
export async function importPublicKey(publicKey: string): Promise<CryptoKey | undefined> {
  const der = isPublicKey(publicKey) ? decodeBase64(publicKey) : undefined;
  // Drop the error of WebCrypto, which differs by platform and says only that the key is invalid.
  return der && crypto.subtle.importKey("spki", der, p256, true, ["verify"]).catch(() => undefined);
}

/** Returns the canonical Base64 of a key, so that two encodings of the same key are equal. */
export function normalizePublicKey(publicKey: string): string {
  return encodeBase64(decodeBase64(publicKey) ?? new Uint8Array());
}

/**
 * Returns `true` if a payload is the device's signature of the sid: ECDSA with SHA-256, in DER, in Base64.
 * @see ruling 39
 */
export async function isSignatureValid(publicKey: string, sid: string, authPayload: string): Promise<boolean> {
  const der = decodeBase64(authPayload);
  const signature = der && decodeDerSignature(der);
  // The key of a seeded factor might not be a point on the curve. No signature matches such a key.
  const key = await importPublicKey(publicKey);
  return (
    key !== undefined &&
    signature !== undefined &&
    crypto.subtle.verify(p256, key, signature, new TextEncoder().encode(sid))
  );
}
