import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, Server } from "node:net";
import { setTimeout as sleep, setImmediate as waitForArrivals } from "node:timers/promises";
import { inspect } from "node:util";
import { expectValue, InvalidValueError, type PlainRequest, type PlainResponse } from "@verify-factors/openapi-mock";
import { resolveRequestUrl } from "./request-url.ts";
import type { ServerOptions } from "./server-options.ts";

/** Responds to a request. `path` is the path of its URL. */
type RequestHandler = (request: PlainRequest, path: string) => Promise<PlainResponse>;

/** The milliseconds that `close()` waits for arriving requests, and then for their responses. */
const arrivalTimeout = 50;
const shutdownTimeout = 1500;

/**
 * Waits, and then lets Node read requests that have already arrived. In a busy process, the timer fires before Node reads
 * them.
 */
async function wait(milliseconds: number): Promise<void> {
  await sleep(milliseconds);
  await waitForArrivals();
}

/**
 * Listens for HTTP requests. Returns the port, and a function that stops listening. Throws an {@link InvalidValueError}
 * if the port or the host is not available.
 */
export async function listen(handle: RequestHandler, options: ServerOptions) {
  const open = new Set<ServerResponse>();
  let isClosing = false;
  const server = createServer(async (incoming, outgoing) => {
    open.add(outgoing);
    outgoing.once("close", () => open.delete(outgoing));
    const response = await respond(incoming, handle, options);
    if (!response) outgoing.destroy();
    else send(outgoing, response, isClosing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(toListenError(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      isClosing = true;
      // Unlike `close()` of the HTTP server, this method keeps idle connections open, on which requests may be
      // arriving.
      Server.prototype.close.call(server);
      await wait(arrivalTimeout);
      const closed = new Promise((resolve) => server.close(resolve));
      const end = performance.now() + shutdownTimeout;
      while (open.size > 0 && performance.now() < end) await wait(10);
      // Close idle connections, too. Otherwise `close()` would wait for them.
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Returns the response, or `undefined` to close the connection after an aborted request or a simulated network error.
 */
async function respond(
  incoming: IncomingMessage,
  handle: RequestHandler,
  { publicUrl, maxBodySize, log }: ServerOptions,
): Promise<PlainResponse | undefined> {
  try {
    const body = await readBody(incoming, maxBodySize);
    const url = resolveRequestUrl(incoming, publicUrl);
    if (!url) return createFailure(400, "The request has no valid URL. Check its target, Host and forwarded headers.");
    const start = performance.now();
    const { method = "" } = incoming;
    const { pathname: path } = url;
    const response = body
      ? await handle(toPlainRequest(incoming, url, body), path).catch(toFailure)
      : createFailure(413, `The body exceeds ${maxBodySize} bytes. Send a smaller one, or raise maxBodySize.`);
    const { status } = response;
    const [, code] = (status >= 400 && /"code":(\d+)/.exec(String(response.body))) || [];
    await log({ method, path, status, ...(code && { code: Number(code) }), milliseconds: performance.now() - start });
    return response;
  } catch (error) {
    return incoming.errored || error instanceof Response ? undefined : toFailure(error);
  }
}

/** Creates a response to a request that does not reach the mock, in the format of the control API's errors. */
function createFailure(status: number, message: string): PlainResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ status, message }) };
}

/** Converts an unexpected error to a response. Rethrows a `Response`, with which a resolver simulates a network error. */
function toFailure(error: unknown): PlainResponse {
  if (error instanceof Response) throw error;
  return createFailure(500, `The mock failed: ${error instanceof Error ? String(error) : inspect(error)}`);
}

/** Reads a whole body. Returns `undefined` if it is larger than the limit. */
async function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Read on without storing anything, because a client that is still sending does not read a response.
    if (size > limit) chunks.length = 0;
    else chunks.push(chunk);
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}

function toPlainRequest({ method = "", headers }: IncomingMessage, url: URL, body: Buffer): PlainRequest {
  const entries = () => Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return {
    method,
    url: url.href,
    headers: {
      get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
      [Symbol.iterator]: () => entries()[Symbol.iterator](),
    },
    text: async () => new TextDecoder().decode(body),
  };
}

/** Sends a response in one piece. If HTTP does not allow its headers, sends a 500 response instead. */
function send(outgoing: ServerResponse, { status, headers, body }: PlainResponse, isLast: boolean): void {
  const length = body === null ? {} : { "content-length": Buffer.byteLength(body) };
  try {
    outgoing.writeHead(status, { ...headers, ...length, ...(isLast && { connection: "close" }) }).end(body);
  } catch (error) {
    outgoing.statusMessage = "";
    send(outgoing, toFailure(error), isLast);
  }
}

function toListenError(cause: NodeJS.ErrnoException, { port, host }: ServerOptions): Error {
  const hostErrors = expectValue("host", false, "an address of this machine, such as 127.0.0.1 or 0.0.0.0", host);
  const errors: Record<string, ReturnType<typeof expectValue>> = {
    EADDRINUSE: expectValue("port", false, `a free port, or 0 for any, because ${port} is in use`),
    EACCES: expectValue("port", false, `1024 or higher, because ${port} needs permission`),
    EADDRNOTAVAIL: hostErrors,
    ENOTFOUND: hostErrors,
    EAI_AGAIN: hostErrors,
  };
  const found = errors[cause.code ?? ""];
  return found ? new InvalidValueError("startFactorServer", found, { cause }) : cause;
}
