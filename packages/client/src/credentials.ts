/** The credentials of an account, or of one of its API keys. */
export type Credentials = { accountSid: string; authToken: string } | { apiKey: string; apiSecret: string };

/** Returns the value of the `Authorization` header (RFC 7617). */
export function toAuthorization(credentials: Credentials): string {
  const text =
    "apiKey" in credentials
      ? `${credentials.apiKey}:${credentials.apiSecret}`
      : `${credentials.accountSid}:${credentials.authToken}`;
  // Base64 of the UTF-8 bytes, since `btoa` alone takes only Latin-1. Not by spreading them: a long token has more bytes
  // than a call can have arguments.
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return `Basic ${btoa(bytes.join(""))}`;
}
