import { decodeBase64, encodeBase64 } from "./base64.ts";
import { decodeDerSignature, p256 } from "./ecdsa.ts";

/** The first bytes of the SubjectPublicKeyInfo of every uncompressed P-256 key (RFC 5480), in Base64. */
const header = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";
const keyLength = 91;

/** Returns `true` for text of the form of a P-256 key: a SubjectPublicKeyInfo in DER, in Base64, with or without line breaks. */
export function isPublicKey(publicKey: string): boolean {
  return publicKey.replace(/\s/g, "").startsWith(header) && decodeBase64(publicKey)?.length === keyLength;
}

/** Imports a P-256 key; returns `undefined` unless it is a point on the curve. */
export async function importPublicKey(publicKey: string): Promise<CryptoKey | undefined> {
  const der = isPublicKey(publicKey) ? decodeBase64(publicKey) : undefined;
  // WebCrypto only says that it cannot read a key, in words that differ by platform.
  return der && crypto.subtle.importKey("spki", der, p256, true, ["verify"]).catch(() => undefined);
}

/** Returns the canonical Base64 of a key, so that two spellings of one key are equal. */
export function normalizePublicKey(publicKey: string): string {
  return encodeBase64(decodeBase64(publicKey) ?? new Uint8Array());
}

/** Returns `true` if a payload is the device's signature over the sid: ECDSA with SHA-256, DER, Base64. */
export async function isSignatureValid(publicKey: string, sid: string, authPayload: string): Promise<boolean> {
  const der = decodeBase64(authPayload);
  const signature = der && decodeDerSignature(der);
  // A seeded key may not be a point on the curve; no signature matches it.
  const key = await importPublicKey(publicKey);
  return (
    key !== undefined &&
    signature !== undefined &&
    crypto.subtle.verify(p256, key, signature, new TextEncoder().encode(sid))
  );
}
