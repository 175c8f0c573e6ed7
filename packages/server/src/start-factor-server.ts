import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import { type Clock, createClock } from "./clock.ts";
import { controlPath } from "./control/api.ts";
import { createControlServer } from "./control/create-control-server.ts";
import { createFailure, listen, type RequestHandler } from "./listener.ts";
import { withLog } from "./request-log.ts";
import { type FactorServerOptions, resolveServerOptions } from "./server-options.ts";

/** A mock that responds over HTTP. */
export interface FactorServer {
  /** The base URL for clients on this machine, without `/v2`: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly mock: FactorMock;
  /** The clock of the mock. */
  readonly clock: Clock;
  /** Stops listening, waits up to 1.5 seconds for requests under way, and closes every connection. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the service over HTTP, with the control API beside it. Throws a `TypeError` that names an invalid option,
 * a port in use included.
 *
 * @example
 * ```ts
 * const server = await startFactorServer();
 * const client = createFactorClient({ serviceSid, credentials, baseUrl: server.url });
 * await server.close();
 * ```
 */
export async function startFactorServer(options: FactorServerOptions = {}): Promise<FactorServer> {
  const { log, baseUrl, allowedHosts, mockOptions, ...listenOptions } = resolveServerOptions(options);
  const { host, maxBodySize } = listenOptions;
  const clock = createClock();
  const mock = createFactorMock({ ...mockOptions, baseUrl, now: clock.now });
  const basePath = baseUrl.replace(/\/$/, "");
  const control = createControlServer({ mock, clock, basePath }, allowedHosts);

  const handle: RequestHandler = async (request) => {
    if (request.isTooLarge) {
      return createFailure(413, `The body exceeds ${maxBodySize} bytes. Send a smaller one, or raise maxBodySize.`);
    }
    return (request.path.startsWith(controlPath) ? control : mock).handleRequest(request);
  };
  const listener = await listen(withLog(handle, log), listenOptions);
  return { url: `http://${toUrlHost(host)}:${listener.port}${basePath}`, mock, clock, close: listener.close };
}

/** Returns the host to connect to; a server that listens on all addresses is reached over loopback. */
function toUrlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
