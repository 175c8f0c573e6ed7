import { encodeBase64 } from "../crypto/base64.ts";
import { encodeDerSignature, p256 } from "../crypto/ecdsa.ts";

/** A phone with a push SDK: it has a P-256 key pair and keeps the private key. See {@link createPushDevice}. */
export interface PushDevice {
  /** The value for `Binding.PublicKey`: a SubjectPublicKeyInfo in DER, in Base64. */
  readonly publicKey: string;
  /**
   * Returns the `AuthPayload` that verifies a factor: the ECDSA signature of its sid with SHA-256, in DER, in Base64.
   * @see ruling 39
   */
  sign(sid: string): Promise<string>;
}

/**
 * Creates a device with a new key pair, for a push factor.
 *
 * @example
 * ```ts
 * const device = await createPushDevice();
 * const factor = await factors.create({ FactorType: "push", "Binding.PublicKey": device.publicKey, … });
 * await factors.verify(factor.sid, await device.sign(factor.sid));
 * ```
 */
export async function createPushDevice(): Promise<PushDevice> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(p256, false, ["sign", "verify"]);
  const spki = await crypto.subtle.exportKey("spki", publicKey);
  return {
    publicKey: encodeBase64(new Uint8Array(spki)),
    sign: async (sid) => {
      const raw = await crypto.subtle.sign(p256, privateKey, new TextEncoder().encode(sid));
      return encodeBase64(encodeDerSignature(new Uint8Array(raw)));
    },
  };
}
