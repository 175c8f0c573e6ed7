import { parseKeyUri } from "../crypto/key-uri.ts";
import { generateCode } from "../crypto/otp.ts";

/** An authenticator app that has scanned a key URI. See {@link createAuthenticator}. */
export interface Authenticator {
  /**
   * Returns the code that the app shows at a time, a `Date` or milliseconds since the epoch. Throws a `TypeError` for
   * an invalid time.
   */
  code(options?: {
    /** @default now */
    at?: Date | number | undefined;
  }): string;
}

/** Options for {@link createAuthenticator}. */
export interface AuthenticatorOptions {
  /**
   * Parameters of the URI that the app ignores, as some real apps do. The app uses the defaults instead: 30 seconds,
   * 6 digits, SHA-1.
   * @default []
   */
  ignores?: readonly ("period" | "digits" | "algorithm")[] | undefined;
}

/**
 * Creates an authenticator app from the `otpauth://totp/…` URI that a page shows as a QR code. Throws a `TypeError` for
 * any other text. The error does not repeat the text, because it may contain a secret.
 *
 * @example
 * ```ts
 * const authenticator = createAuthenticator(factor.binding.uri);
 * await factors.verify(factor.sid, authenticator.code());
 * ```
 */
export function createAuthenticator(uri: string, { ignores = [] }: AuthenticatorOptions = {}): Authenticator {
  const key = parseKeyUri(uri, ignores);
  if (key) return { code: ({ at = Date.now() } = {}) => generateCode(key, toMilliseconds(at)) };
  throw new TypeError("createAuthenticator: expected an otpauth://totp/ URI, such as binding.uri of a new factor.");
}

function toMilliseconds(at: Date | number): number {
  const milliseconds = Number(at);
  if (Number.isFinite(milliseconds)) return milliseconds;
  throw new TypeError(`authenticator.code: "at" must be a Date or milliseconds since the epoch, not ${at}.`);
}
