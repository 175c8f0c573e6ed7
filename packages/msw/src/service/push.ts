import { bytesFromBase64 } from "../base64.ts";
import { p256, rawFromDer } from "../ecdsa.ts";
import { Refusal } from "../refusal.ts";

/** The key of a device; throws error 60314 unless it is Base64 of the DER of a P-256 SubjectPublicKeyInfo. */
export async function importPublicKey(publicKey: string): Promise<CryptoKey> {
  const der = bytesFromBase64(publicKey);
  try {
    if (der) return await crypto.subtle.importKey("spki", der, p256, true, ["verify"]);
  } catch {
    // WebCrypto says only that it cannot read the key, in words that differ by platform.
  }
  throw new Refusal("InvalidBinding");
}

/** Whether a payload is the device's signature over the sid: ECDSA with SHA-256, DER, Base64. */
export async function acceptsSignature(publicKey: string, sid: string, authPayload: string): Promise<boolean> {
  const der = bytesFromBase64(authPayload);
  const signature = der && rawFromDer(der);
  if (!signature) return false;
  const key = await importPublicKey(publicKey);
  return crypto.subtle.verify(p256, key, signature, new TextEncoder().encode(sid));
}
