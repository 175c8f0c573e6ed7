import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import { createMockServer } from "@verify-factors/openapi-mock";
import { type Clock, createClock } from "./clock.ts";
import { type ControlApi, controlPath } from "./control/api.ts";
import { handlers } from "./control/handlers.ts";
import { requireAllowedOrigin } from "./control/require-allowed-origin.ts";
import { contract } from "./generated/contract.ts";
import { listen } from "./listener.ts";
import { type FactorServerOptions, resolveServerOptions } from "./server-options.ts";

/** A mock that responds over HTTP, started by {@link startFactorServer}. */
export interface FactorServer {
  /** The base URL for clients on this machine, without `/v2`, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** The mock that handles the requests. */
  readonly mock: FactorMock;
  /** The clock of the mock. */
  readonly clock: Clock;
  /** Stops listening, waits up to 1.5 seconds for in-flight requests, and closes all connections. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the service over HTTP, together with its control API. Rejects with a `TypeError` that names each
 * invalid option, such as a port that is in use.
 *
 * @example
 * ```ts
 * const server = await startFactorServer();
 * const client = createFactorClient({ serviceSid, credentials, baseUrl: server.url });
 * await server.close();
 * ```
 */
export async function startFactorServer(options: FactorServerOptions = {}): Promise<FactorServer> {
  const resolved = resolveServerOptions(options);
  const { host, baseUrl, allowedHosts, mockOptions } = resolved;
  const clock = createClock();
  const mock = createFactorMock({ ...mockOptions, baseUrl, now: clock.now });
  const basePath = baseUrl.replace(/\/$/, "");
  const state = { mock, clock, basePath };
  const control = createMockServer<ControlApi>({
    contract,
    handlers,
    baseUrl: "/",
    state: () => state,
    authenticate: requireAllowedOrigin(allowedHosts),
    cors: false,
    recordCalls: false,
  });
  const { port, close } = await listen(
    (request, path) => (path.startsWith(controlPath) ? control : mock).handleRequest(request),
    resolved,
  );
  return { url: `http://${toUrlHost(host)}:${port}${basePath}`, mock, clock, close };
}

/** Returns the host to connect to: the loopback address if the server listens on all addresses. */
function toUrlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
