import { base64FromBytes, bytesFromBase64 } from "../base64.ts";
import { p256, rawFromDer } from "../ecdsa.ts";
import { Refusal } from "../refusal.ts";

/** How the SubjectPublicKeyInfo of every uncompressed P-256 key begins (RFC 5480), in Base64. */
const header = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";
const keyLength = 91;

/** Whether a text has the form of a P-256 key: Base64 of the DER of a SubjectPublicKeyInfo. */
export function looksLikePublicKey(publicKey: string): boolean {
  return publicKey.startsWith(header) && bytesFromBase64(publicKey)?.length === keyLength;
}

/** The key of a device; throws error 60314 unless it is one of P-256, its point on the curve. */
export async function importPublicKey(publicKey: string): Promise<CryptoKey> {
  const der = bytesFromBase64(publicKey);
  try {
    if (der && looksLikePublicKey(publicKey)) {
      return await crypto.subtle.importKey("spki", der, p256, true, ["verify"]);
    }
  } catch {
    // WebCrypto says only that it cannot read the key, in words that differ by platform.
  }
  throw new Refusal("InvalidBinding");
}

/** The one way to write a key, by which two spellings of it are known to be the same. */
export function canonicalPublicKey(publicKey: string): string {
  return base64FromBytes(bytesFromBase64(publicKey) ?? new Uint8Array());
}

/** Whether a payload is the device's signature over the sid: ECDSA with SHA-256, DER, Base64. */
export async function acceptsSignature(publicKey: string, sid: string, authPayload: string): Promise<boolean> {
  const der = bytesFromBase64(authPayload);
  const signature = der && rawFromDer(der);
  if (!signature) return false;
  // A key that was put in by hand may be none; nothing is signed by it.
  const key = await importPublicKey(publicKey).catch(() => undefined);
  return key !== undefined && crypto.subtle.verify(p256, key, signature, new TextEncoder().encode(sid));
}
