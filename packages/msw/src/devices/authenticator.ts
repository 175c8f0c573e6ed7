import { TOTP, URI } from "otpauth";

/** An authenticator app that has scanned a key URI. */
export interface Authenticator {
  /** The code that it shows now, or at a moment: a `Date` or milliseconds since the epoch. */
  code(options?: { at?: Date | number | undefined }): string;
}

/**
 * Scans the `otpauth://totp/…` address that a page shows as a QR code. Throws a `TypeError` for any other text, without
 * repeating it, since it may hold a secret.
 *
 * @example
 * ```ts
 * const authenticator = createAuthenticator(factor.binding.uri);
 * await factors.verify(factor.sid, authenticator.code());
 * ```
 */
export function createAuthenticator(uri: string): Authenticator {
  const totp = parse(uri);
  return { code: ({ at = Date.now() } = {}) => totp.generate({ timestamp: Number(at) }) };
}

function parse(uri: string): TOTP {
  try {
    const otp = URI.parse(uri);
    if (otp instanceof TOTP) return otp;
  } catch {
    // The error of the library may repeat the address.
  }
  throw new TypeError("createAuthenticator: expected an otpauth://totp/ address, such as binding.uri of a new factor.");
}
