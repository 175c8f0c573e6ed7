import type { Fetch } from "./options.ts";

/** Who calls: an account, or an API key of it. */
export type Credentials = { accountSid: string; authToken: string } | { apiKey: string; apiSecret: string };

/**
 * A `fetch` that adds the credentials to a copy of each request, so that nothing before it, middleware included, ever
 * holds them. A request that already has an `Authorization` header keeps its own.
 */
export function withCredentials(credentials: Credentials | undefined, send: Fetch): Fetch {
  if (!credentials) return send;
  const authorization = `Basic ${base64(userAndPassword(credentials))}`;
  return (request) => {
    const authorized = new Request(request);
    if (!authorized.headers.has("Authorization")) authorized.headers.set("Authorization", authorization);
    return send(authorized);
  };
}

function userAndPassword(credentials: Credentials): string {
  return "apiKey" in credentials
    ? `${credentials.apiKey}:${credentials.apiSecret}`
    : `${credentials.accountSid}:${credentials.authToken}`;
}

/** Base64 of the UTF-8 bytes (RFC 7617); `btoa` alone takes Latin-1 only. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
