import type { TotpConfig } from "@verify-factors/types";
import type { OtpKey } from "./otp.ts";

/**
 * Formats the `otpauth://` URI that an authenticator app scans.
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format and ruling 31
 */
export function formatKeyUri(issuer: string, account: string, { secret, config }: OtpKey): string {
  const label = encode(issuer);
  const { alg, code_length, time_step } = config;
  return `otpauth://totp/${label}:${encode(account)}?secret=${secret}&issuer=${label}&algorithm=${alg.toUpperCase()}&digits=${code_length}&period=${time_step}`;
}

/** Matches every URI that apps accept: any label, parameters without a value, and a trailing "&". */
const keyUri = /^otpauth:\/\/totp\/(.+?)\?([^?]*)$/i;

/** The maximum number of digits of a 31-bit number (RFC 4226, 5.3). */
const maxDigits = 10;

/**
 * Parses an `otpauth://totp/` URI as leniently as apps do. For parameters that are missing or in `ignores`, uses the
 * defaults of most apps. Returns `undefined` for any other text.
 */
export function parseKeyUri(uri: string, ignores: readonly string[] = []): OtpKey | undefined {
  const { secret: rawSecret = "", algorithm = "SHA1", digits = "6", period = "30" } = parseParameters(uri, ignores);
  const secret = rawSecret.replace(/\s/g, "");
  const isValid = /^[A-Z2-7]+=*$/i.test(secret) && /^SHA(1|256|512)$/i.test(algorithm);
  if (!isValid || ![digits, period].every(isPositiveInteger) || Number(digits) > maxDigits) return undefined;
  const alg = algorithm.toLowerCase() as TotpConfig["alg"];
  return { secret, config: { alg, code_length: Number(digits), time_step: Number(period) } };
}

/** Returns the query parameters that have a value, by name in lower case. Returns none if the URI is malformed. */
function parseParameters(uri: string, ignores: readonly string[]): Record<string, string> {
  const [, label = "", query = ""] = keyUri.exec(uri.trim()) ?? [];
  try {
    decodeURIComponent(label);
    const pairs = query.split("&").map((pair) => pair.split(/=(.*)/s).map(decodeURIComponent));
    const entries = pairs.map(([name = "", value = ""]) => [name.toLowerCase(), value] as const);
    return Object.fromEntries(entries.filter(([name, value]) => value !== "" && !ignores.includes(name)));
  } catch {
    return {};
  }
}

function isPositiveInteger(text: string): boolean {
  return /^\+?[1-9][0-9]*$/.test(text);
}

/** Percent-encodes text. Replaces unpaired surrogates, for which `encodeURIComponent` throws. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}
