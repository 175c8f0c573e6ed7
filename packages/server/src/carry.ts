import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fetch } from "./request-log.ts";

/** Carries a request to a `fetch` and the answer back; what is no request of HTTP's semantics is answered with 400. */
export async function carry(incoming: IncomingMessage, outgoing: ServerResponse, fetch: Fetch): Promise<void> {
  const request = await requestOf(incoming).catch(() => undefined);
  if (!request) return void outgoing.writeHead(400).end();
  const response = await fetch(request);
  const text = await response.text();
  // A text goes out together with the headers; bytes would take Node another call of the system.
  outgoing.writeHead(response.status, [...response.headers].flat()).end(text);
}

/** Rejects when the caller goes away before the end, and when the address or the method cannot be. */
async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const { method = "GET", url = "", headers } = incoming;
  const address = url.startsWith("/") ? `http://${headers.host}${url}` : url;
  const body = method === "GET" || method === "HEAD" ? null : await bodyOf(incoming);
  return new Request(address, { method, headers: headers as Record<string, string>, body });
}

function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    incoming.on("data", (chunk) => chunks.push(chunk));
    incoming.once("end", () => resolve(Buffer.concat(chunks)));
    incoming.once("error", reject);
  });
}
