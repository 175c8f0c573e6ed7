import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A server on localhost. */
export interface RunningServer {
  /** Its address, without a trailing slash. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves a request handler on a port of localhost. Closes the connection without a response if the handler throws. */
export async function serve(handle: (request: Request) => Promise<Response>): Promise<RunningServer> {
  const server = createServer(async (incoming, reply) => {
    const response = await toRequest(incoming)
      .then(handle)
      .catch(() => undefined);
    if (!response) return void reply.destroy();
    // Let Node set the length, because a test may have changed the body.
    const { "content-length": _, ...headers } = Object.fromEntries(response.headers);
    reply.writeHead(response.status, headers).end(await response.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = "", url } = incoming;
  const headers = new Headers(incoming.headers as Record<string, string>);
  const body = (await text(incoming)) || null;
  return new Request(`http://${headers.get("Host")}${url}`, { method, headers, body });
}
