import type { IncomingMessage } from "node:http";

/**
 * Returns the absolute URL of a request, or `undefined` if it has no valid URL. Its origin is `publicUrl`, or the
 * origin that a proxy on this machine forwards, or the origin of the request.
 * @see RFC 9112, section 3.2, RFC 7239, and ruling 53
 */
export function resolveRequestUrl(request: IncomingMessage, publicUrl?: string): URL | undefined {
  const { url: target = "", headers } = request;
  const isPath = target.startsWith("/");
  const host = readForwarded(request, "host") || (headers.host ?? "localhost");
  const protocol = readForwarded(request, "proto") || "http";
  const address = isPath ? `${protocol}://${host}${target}` : target;
  if (isPath && !/^[^/?#\\]+$/.test(host)) return undefined;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return undefined;
  return publicUrl === undefined ? url : new URL(publicUrl + url.pathname + url.search);
}

/** Reads a value that a proxy on this machine forwards. Ignores such headers from other machines. */
function readForwarded({ headers, socket }: IncomingMessage, name: "host" | "proto"): string {
  if (!/^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "")) return "";
  const parameter = new RegExp(`(?:^|;)\\s*${name}="?([^";\\s]*)`, "i").exec(readFirst(headers.forwarded))?.[1];
  return parameter || readFirst(headers[`x-forwarded-${name}`]);
}

/** Returns the first element of a list, which comes from the proxy that is nearest to the client. */
function readFirst(header: string | string[] = ""): string {
  return header.toString().split(",")[0]?.trim() ?? "";
}
