/** Credentials of an account or of one of its API keys, an option of {@link createFactorClient}. */
export type Credentials = { accountSid: string; authToken: string } | { apiKey: string; apiSecret: string };

/** Returns the value of the `Authorization` header (RFC 7617). */
export function toAuthorization(credentials: Credentials): string {
  const text =
    "apiKey" in credentials
      ? `${credentials.apiKey}:${credentials.apiSecret}`
      : `${credentials.accountSid}:${credentials.authToken}`;
  // `btoa` accepts only Latin-1, so encode the UTF-8 bytes. Spreading them into one `fromCharCode` call would exceed the
  // maximum number of arguments for a long token.
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return `Basic ${btoa(bytes.join(""))}`;
}
