import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import type { paths } from "@verify-factors/types";
import type { Answering } from "./answering.ts";
import { type Clock, createClock } from "./clock.ts";
import { createControlApp } from "./control/control-app.ts";
import { controlPath } from "./control/description.ts";
import { listen } from "./listener.ts";
import { type Log, withLog } from "./request-log.ts";
import { Responders } from "./responders.ts";

/** What to serve and where; everything has a default. */
export interface FactorServerOptions {
  /** Made with a `baseUrl` that is a path, so that it answers on every origin. Default: a new one, whose clock can be set. */
  mock?: FactorMock | undefined;
  /** What the control API sets: the clock whose `now` the mock was made with. Default: the clock cannot be set. */
  clock?: Clock | undefined;
  /** The `baseUrl` of the mock. Default: `/`. */
  path?: string | undefined;
  /** Default: 0, any free one. */
  port?: number | undefined;
  /** Called for each answer before it is sent. A request that breaks off, or has no address, gets none. */
  log?: Log | undefined;
}

/** A mock that answers over HTTP. */
export interface FactorServer {
  /** Where the API is, without the `/v2`: `http://127.0.0.1:4010`. */
  readonly url: string;
  /** The mock behind it. */
  readonly mock: FactorMock;
  /** Gives requests that are under way two seconds, cuts every connection and frees the port. */
  close(): Promise<void>;
}

/** A path of the description; whatever stands for its parameters, a mock knows it. */
const anyPath: keyof paths = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors";

/**
 * Serves a mock over HTTP on 127.0.0.1, with the control API beside it. Throws when the port is taken, when the mock does
 * not answer there, and when it goes by another clock than the one given.
 *
 * @example
 * ```ts
 * const server = await startFactorServer();
 * const client = createFactorClient({ serviceSid, credentials, baseUrl: server.url });
 * await server.close();
 * ```
 */
export async function startFactorServer(options: FactorServerOptions = {}): Promise<FactorServer> {
  const { path = "/", port = 0, log = () => {} } = options;
  if (!path.startsWith("/")) {
    throw new TypeError(`startFactorServer: path must begin with /, as the mock's baseUrl does, not ${path}.`);
  }
  const clock = options.clock ?? (options.mock ? undefined : createClock());
  const mock = options.mock ?? createFactorMock({ baseUrl: path, ...(clock && { now: clock.now }) });
  if (clock) checkClock(mock, clock);

  const responders = new Responders();
  const control = createControlApp({ mock, clock, responders });
  const answer: Answering = async (request) => {
    const isControl = request.path.startsWith(controlPath);
    return (await (isControl ? request.through(control) : responders.answer(request))) ?? mock.answer(request);
  };
  const { close, port: taken } = await listen(withLog(answer, log), port);
  const url = `http://127.0.0.1:${taken}${path.replace(/\/+$/, "")}`;
  try {
    await checkAddress(mock, url, path);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, mock, close };
}

/** Every mock looks at its clock before it says what it holds, since factors expire. */
function checkClock(mock: FactorMock, clock: Clock): void {
  const before = clock.looks;
  mock.factors();
  if (clock.looks > before) return;
  throw new TypeError("startFactorServer: the mock goes by another clock; make it with now: clock.now.");
}

/** A preflight is answered wherever there is a resource, and changes nothing. */
async function checkAddress(mock: FactorMock, url: string, path: string): Promise<void> {
  const { ok } = await mock.fetch(new Request(url + anyPath, { method: "OPTIONS" }));
  if (ok) return;
  const advice = `make it with baseUrl: ${JSON.stringify(path)}, which answers on every origin`;
  throw new TypeError(`startFactorServer: the mock does not answer at ${url}; ${advice}.`);
}
