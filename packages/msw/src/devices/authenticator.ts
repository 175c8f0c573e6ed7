import type { TotpConfig } from "@verify-factors/types";
import { type OtpKey, otpAt } from "../otp.ts";

/** An authenticator app that has scanned a key URI. */
export interface Authenticator {
  /**
   * The code that it shows now, or at a moment: a `Date` or milliseconds since the epoch. Throws a `TypeError` for what is
   * no moment.
   */
  code(options?: { at?: Date | number | undefined }): string;
}

/** The label may say anything; a name or a value of the query is percent-encoded where it must be. */
const keyUri = /^otpauth:\/\/totp\/(.+)\?([\w.~-]+=[^?&\s]*(?:&[\w.~-]+=[^?&\s]*)*)$/i;

/**
 * Scans the `otpauth://totp/…` address that a page shows as a QR code (Google Authenticator's Key Uri Format). Throws a
 * `TypeError` for any other text, without repeating it, since it may hold a secret.
 *
 * @example
 * ```ts
 * const authenticator = createAuthenticator(factor.binding.uri);
 * await factors.verify(factor.sid, authenticator.code());
 * ```
 */
export function createAuthenticator(uri: string): Authenticator {
  const key = keyOf(uri);
  if (key) return { code: ({ at = Date.now() } = {}) => otpAt(key, momentOf(at)) };
  throw new TypeError("createAuthenticator: expected an otpauth://totp/ address, such as binding.uri of a new factor.");
}

function momentOf(at: Date | number): number {
  const milliseconds = Number(at);
  if (Number.isFinite(milliseconds)) return milliseconds;
  throw new TypeError(`authenticator.code: at must be a moment, not ${at}.`);
}

/** What the address says; what it leaves out is as most apps have it. */
function keyOf(uri: string): OtpKey | undefined {
  const parameters = parametersOf(uri);
  const { secret = "", algorithm = "SHA1", digits = "6", period = "30" } = parameters ?? {};
  const valid = /^[A-Z2-7]+=*$/i.test(secret) && /^SHA(1|256|512)$/i.test(algorithm) && [digits, period].every(isCount);
  if (!valid) return undefined;
  const alg = algorithm.toLowerCase() as TotpConfig["alg"];
  return { secret, config: { alg, code_length: Number(digits), time_step: Number(period) } };
}

/** The parameters by name, which is in lower case; `undefined` for an address of another form. */
function parametersOf(uri: string): Record<string, string> | undefined {
  const [, label = "", query = ""] = keyUri.exec(uri) ?? [];
  try {
    decodeURIComponent(label);
    const pairs = query.split("&").map((pair) => pair.split(/=(.*)/).map(decodeURIComponent));
    return Object.fromEntries(pairs.map(([name = "", value = ""]) => [name.toLowerCase(), value]));
  } catch {
    return undefined;
  }
}

function isCount(text: string): boolean {
  return /^\+?[1-9][0-9]*$/.test(text);
}
