import type { IncomingMessage, ServerResponse } from "node:http";
import type { PlainResponse } from "@verify-factors/msw";
import { type Answering, failed } from "./answering.ts";
import { CarriedRequest } from "./carried-request.ts";

/**
 * Carries a request to what answers it, and the answer back. One that breaks off is left alone; one whose address cannot
 * be gets 400.
 */
export async function carry(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answering): Promise<void> {
  const bytes = await bytesOf(incoming).catch(() => undefined);
  if (!bytes) return;
  const { method = "", headers } = incoming;
  const url = addressOf(incoming);
  if (!url) return void outgoing.writeHead(400).end();
  try {
    send(outgoing, await answer(new CarriedRequest(method, url, headers, bytes)));
  } catch (error) {
    if (outgoing.headersSent) return void outgoing.destroy();
    outgoing.statusMessage = "";
    send(outgoing, failed(error));
  }
}

function bytesOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    incoming.on("data", (chunk) => chunks.push(chunk));
    incoming.once("end", () => resolve(Buffer.concat(chunks)));
    incoming.once("error", reject);
  });
}

/** Where a request leads (RFC 9112, 3.2): its target is a path at its host, or an address of its own. */
function addressOf({ url: target = "", headers: { host = "localhost" } }: IncomingMessage): URL | undefined {
  const isPath = target.startsWith("/");
  const address = isPath ? `http://${host}${target}` : target;
  const isPlain = isPath ? /^[^/?#\\]+$/.test(host) : /^https?:\/\//i.test(target);
  if (!isPlain || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.username === "" && url.password === "" ? url : undefined;
}

/** A text goes out in one piece with the headers; how long it is, is for this connection to say. */
function send(outgoing: ServerResponse, { status, headers, body }: PlainResponse): void {
  const { "transfer-encoding": _, trailer, ...own } = headers;
  const length = body === null ? {} : { "content-length": Buffer.byteLength(body) };
  outgoing.writeHead(status, { ...own, ...length }).end(body);
}
