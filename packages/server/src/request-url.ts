import type { IncomingMessage } from "node:http";

/**
 * Returns the absolute URL of a request, or `undefined` if it has no valid URL. Its origin is `publicUrl`, or the
 * origin that a proxy on this machine forwards, or the origin of the request.
 * @see RFC 9112, section 3.2, RFC 7239, and ruling 53
 */
export function resolveRequestUrl(request: IncomingMessage, publicUrl?: string): URL | undefined {
  const { url: target = "", headers } = request;
  const isPath = target.startsWith("/");
  const { host = headers.host ?? "localhost", protocol = "http" } = readForwardedOrigin(request);
  const address = isPath ? `${protocol}://${host}${target}` : target;
  if (isPath && !/^[^/?#\\]+$/.test(host)) return undefined;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return undefined;
  return publicUrl === undefined ? url : new URL(publicUrl + url.pathname + url.search);
}

/** Reads the origin that a proxy on this machine forwards. Ignores such headers from other machines. */
function readForwardedOrigin({ headers, socket }: IncomingMessage): { host?: string; protocol?: string } {
  if (!/^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "")) return {};
  const forwarded = readFirst(headers.forwarded);
  const host = readParameter(forwarded, "host") || readFirst(headers["x-forwarded-host"]);
  const protocol = readParameter(forwarded, "proto") || readFirst(headers["x-forwarded-proto"]);
  return { ...(host && { host }), ...(protocol && { protocol }) };
}

/** Returns the first element of a list, which comes from the proxy that is nearest to the client. */
function readFirst(header: string | string[] = ""): string {
  return header.toString().split(",")[0]?.trim() ?? "";
}

function readParameter(forwarded: string, name: string): string | undefined {
  return new RegExp(`(?:^|;)\\s*${name}="?([^";\\s]*)`, "i").exec(forwarded)?.[1];
}
