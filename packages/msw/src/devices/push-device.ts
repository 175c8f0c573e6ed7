import { base64FromBytes } from "../base64.ts";
import { derFromRaw, p256 } from "../ecdsa.ts";

/** A phone with a push SDK: a P-256 key pair whose private half never leaves it. */
export interface PushDevice {
  /** `Binding.PublicKey`: SubjectPublicKeyInfo, DER, Base64. */
  readonly publicKey: string;
  /** `AuthPayload`: the signature over the sid of the device's factor, ECDSA with SHA-256, DER, Base64. */
  sign(sid: string): Promise<string>;
}

/**
 * A new device with a key pair of its own.
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
    publicKey: base64FromBytes(new Uint8Array(spki)),
    sign: async (sid) => {
      const raw = await crypto.subtle.sign(p256, privateKey, new TextEncoder().encode(sid));
      return base64FromBytes(derFromRaw(new Uint8Array(raw)));
    },
  };
}
