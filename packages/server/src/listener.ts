import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, Server } from "node:net";
import { setTimeout as sleep, setImmediate as waitForArrivals } from "node:timers/promises";
import { inspect } from "node:util";
import { expectValue, InvalidValueError, type PlainRequest, type PlainResponse } from "@verify-factors/openapi-mock";
import { resolveRequestUrl } from "./request-url.ts";

/** A request that has arrived completely. */
export interface NodeRequest extends PlainRequest {
  /** The path of the URL, without its query. */
  readonly path: string;
  /** `true` if the body was larger than allowed. It was not kept. */
  readonly isTooLarge: boolean;
}

/** Responds to a request. */
export type RequestHandler = (request: NodeRequest) => Promise<PlainResponse>;

/** Options for {@link listen}. */
export interface ListenOptions {
  host: string;
  /** 0 is any free port. */
  port: number;
  /** The origin of every request's URL. */
  publicUrl: string | undefined;
  /** In bytes. */
  maxBodySize: number;
}

/** A socket that accepts connections. */
export interface Listener {
  readonly port: number;
  /** Stops listening, waits up to 1.5 seconds for requests under way, and closes every connection. */
  close(): Promise<void>;
}

/** The time that closing waits for requests on their way, and then for their responses, in milliseconds. */
const arrivalTimeout = 50;
const shutdownTimeout = 1500;

/** Waits, and then reads what has arrived: in a busy process, a timer ends before the requests that came earlier are read. */
async function wait(milliseconds: number): Promise<void> {
  await sleep(milliseconds);
  await waitForArrivals();
}

/** Listens for HTTP requests. Throws an {@link InvalidValueError} if port or host is not available. */
export async function listen(handle: RequestHandler, options: ListenOptions): Promise<Listener> {
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
      // Unlike the method of the HTTP server, this one leaves connections open on which a request may be about to arrive.
      Server.prototype.close.call(server);
      await wait(arrivalTimeout);
      const closed = new Promise((resolve) => server.close(resolve));
      const end = performance.now() + shutdownTimeout;
      while (open.size > 0 && performance.now() < end) await wait(10);
      // Otherwise the server would wait for connections on which nothing was sent yet.
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Creates a response to a request that does not reach the mock, in the format of the control API's errors. */
export function createFailure(status: number, message: string): PlainResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ status, message }) };
}

/** Describes an error as a response, because a server has to respond. */
export function toFailure(error: unknown): PlainResponse {
  return createFailure(500, `The mock failed: ${error instanceof Error ? String(error) : inspect(error)}`);
}

/** Returns `undefined` to end the connection: for a request that breaks off, and for a simulated network error. */
async function respond(
  incoming: IncomingMessage,
  handle: RequestHandler,
  { publicUrl, maxBodySize }: ListenOptions,
): Promise<PlainResponse | undefined> {
  try {
    const body = await readBody(incoming, maxBodySize);
    const url = resolveRequestUrl(incoming, publicUrl);
    if (!url) return createFailure(400, "The request has no valid URL. Check its target, Host and forwarded headers.");
    return await handle(toNodeRequest(incoming, url, body));
  } catch (error) {
    // A resolver throws a `Response` to simulate a network error.
    return incoming.errored || error instanceof Response ? undefined : toFailure(error);
  }
}

/** Reads a body to its end; returns `undefined` if it is larger than the limit. */
function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    incoming.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      // Reads on without keeping anything, because a client that is still sending does not read a response.
      if (size > limit) chunks.length = 0;
      else chunks.push(chunk);
    });
    incoming.once("end", () => resolve(size > limit ? undefined : Buffer.concat(chunks)));
    incoming.once("error", reject);
  });
}

function toNodeRequest({ method = "", headers }: IncomingMessage, url: URL, body: Buffer | undefined): NodeRequest {
  const entries = () => Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return {
    method,
    url: url.href,
    path: url.pathname,
    isTooLarge: body === undefined,
    headers: {
      get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
      [Symbol.iterator]: () => entries()[Symbol.iterator](),
    },
    text: async () => new TextDecoder().decode(body),
  };
}

/** Sends headers and body in one piece. Sends a failure instead of headers that HTTP does not allow. */
function send(outgoing: ServerResponse, { status, headers, body }: PlainResponse, isLast: boolean): void {
  const length = body === null ? {} : { "content-length": Buffer.byteLength(body) };
  try {
    outgoing.writeHead(status, { ...headers, ...length, ...(isLast && { connection: "close" }) }).end(body);
  } catch (error) {
    outgoing.statusMessage = "";
    send(outgoing, toFailure(error), isLast);
  }
}

function toListenError(cause: NodeJS.ErrnoException, { port, host }: ListenOptions): Error {
  const errors: Record<string, ReturnType<typeof expectValue>> = {
    EADDRINUSE: expectValue("port", false, "a free port, or 0 to select one", `${port}, which is in use`),
    EACCES: expectValue("port", false, "1024 or higher, because lower ones need permission", port),
  };
  const hostErrors = expectValue("host", false, "an address of this machine, such as 127.0.0.1 or 0.0.0.0", host);
  return new InvalidValueError("startFactorServer", errors[cause.code ?? ""] ?? hostErrors, { cause });
}
