/** Who calls: an account, or an API key of it. */
export type Credentials = { accountSid: string; authToken: string } | { apiKey: string; apiSecret: string };

/**
 * Makes what adds the credentials to a request. One that is `shared` with middleware is copied before, so that nothing in
 * front ever holds them; others are not, since a copy costs as much as the rest of a call. A request that already has an
 * `Authorization` header keeps its own.
 */
export function authorizing(credentials: Credentials | undefined): (request: Request, shared: boolean) => Request {
  if (!credentials) return (request) => request;
  const userAndPassword =
    "apiKey" in credentials
      ? `${credentials.apiKey}:${credentials.apiSecret}`
      : `${credentials.accountSid}:${credentials.authToken}`;
  // Base64 of the UTF-8 bytes (RFC 7617); `btoa` alone takes Latin-1 only.
  const authorization = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(userAndPassword)))}`;
  return (request, shared) => {
    const authorized = shared ? new Request(request) : request;
    if (!authorized.headers.has("Authorization")) authorized.headers.set("Authorization", authorization);
    return authorized;
  };
}
