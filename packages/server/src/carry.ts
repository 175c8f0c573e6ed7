import type { IncomingMessage, ServerResponse } from "node:http";
import { CarriedRequest } from "./carried-request.ts";
import type { Answer } from "./request-log.ts";

/**
 * Carries a request to what answers it, and the answer back. One that breaks off is left alone; one whose address cannot
 * be gets 400.
 */
export async function carry(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answer): Promise<void> {
  const bytes = await bytesOf(incoming).catch(() => undefined);
  if (!bytes) return;
  const { method = "", url = "", headers } = incoming;
  const address = url.startsWith("/") ? `http://${headers.host ?? "localhost"}${url}` : url;
  if (!URL.canParse(address)) return void outgoing.writeHead(400).end();
  const { status, headers: own, body } = await answer(new CarriedRequest(method, new URL(address), headers, bytes));
  // A text goes out in one piece with the headers.
  outgoing.writeHead(status, own).end(body);
}

function bytesOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    incoming.on("data", (chunk) => chunks.push(chunk));
    incoming.once("end", () => resolve(Buffer.concat(chunks)));
    incoming.once("error", reject);
  });
}
