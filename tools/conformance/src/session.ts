import { setTimeout as sleep } from "node:timers/promises";
import { Api, basic } from "@verify-factors/testing/api";
import { RuleFailure, Skipped, Stopped } from "./errors.ts";
import { Secrets } from "./secrets.ts";
import type { Clock, Service } from "./service.ts";

/** A request and its response, with unread bodies. */
export interface Exchange {
  request: Request;
  response: Response;
}

/** The error codes of 429 responses that report an exceeded rate limit. */
const rateLimits = new Set([20429, 60328]);

/** Runs `use` with a session, and then deletes the factors that the session created. */
export async function withSession<Result>(
  service: Service,
  onUndeleted: (urls: string[]) => void,
  use: (session: Session) => Promise<Result>,
): Promise<Result> {
  const session = new Session(service);
  try {
    return await use(session);
  } finally {
    const undeleted = await session.cleanUp();
    if (undeleted.length > 0) onUndeleted(undeleted);
  }
}

/** Sends the requests of one rule, as new users. Deletes the factors that the requests create. */
export class Session {
  readonly service: Service;
  readonly secrets = new Secrets();
  readonly #api: Api;
  readonly #lists = new Set<string>();
  readonly #factors = new Set<string>();
  readonly #exchanges: Exchange[] = [];
  #cleaningUp = false;

  constructor(service: Service) {
    this.service = service;
    const { baseUrl, serviceSid, credentials } = service;
    this.secrets.add(credentials.password);
    this.secrets.add(`${credentials.user}:${credentials.password}`);
    const authorization = basic(credentials.user, credentials.password);
    this.#api = new Api({ send: (request) => this.#send(request), baseUrl, serviceSid, authorization });
  }

  /** Returns the operations of a user that the service has never seen. */
  newUser(): Api {
    return this.#api.as({ identity: `conformance-${crypto.randomUUID()}` });
  }

  /** Every request so far, with its response. */
  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** The service's clock. Throws a `Skipped` if it cannot be controlled. */
  get clock(): Clock {
    if (!this.service.clock) throw new Skipped("needs control over the service's clock");
    return this.service.clock;
  }

  /**
   * Throws a `Skipped` unless `--thorough` is set. `created` is what the rule creates, such as
   * `more than 100 factors`.
   */
  requireThorough(created: string): void {
    if (!this.service.thorough) throw new Skipped(`creates ${created}, which needs --thorough`);
  }

  now(): number {
    return this.service.clock?.now() ?? Date.now();
  }

  /** Waits until the next change gets a later date. Dates have whole seconds. */
  async waitOneSecond(): Promise<void> {
    const { clock, wait = sleep } = this.service;
    if (clock) clock.advance(1100);
    else await wait(1100);
  }

  /** Deletes every factor of the users that this session created. Returns the URLs of factors that could not be deleted. */
  async cleanUp(): Promise<string[]> {
    this.#cleaningUp = true;
    for (const list of this.#lists) {
      for (const sid of await this.#findSids(list)) this.#factors.add(toUrl(list, sid));
    }
    const undeleted: string[] = [];
    for (const url of this.#factors) if (!(await this.#delete(url))) undeleted.push(url);
    return undeleted;
  }

  async #findSids(list: string): Promise<unknown[]> {
    const page = await this.#api.call<{ factors?: unknown }>(`${list}?PageSize=1000`).catch(() => undefined);
    const factors = page?.status === 200 ? page.body?.factors : undefined;
    return Array.isArray(factors) ? factors.flatMap((factor) => (factor?.sid ? [factor.sid] : [])) : [];
  }

  async #delete(url: string): Promise<boolean> {
    const deleted = await this.#api.call(url, { method: "DELETE" }).catch(() => undefined);
    return deleted?.status === 204 || deleted?.status === 404;
  }

  async #send(request: Request): Promise<Response> {
    const { baseUrl, signal } = this.service;
    if (signal?.aborted && !this.#cleaningUp) throw new Stopped("Interrupted.");
    // Never send the credentials to another host, even if a URL of the service leads there.
    if (!request.url.startsWith(`${baseUrl}/`)) throw new RuleFailure("a URL", `one on ${baseUrl}`, request.url);
    const [url = ""] = request.url.split("?");
    const creates = request.method === "POST" && url.endsWith("/Factors");
    if (creates) this.#lists.add(url);
    const sent = request.clone();
    const response = await this.service.send(request).catch((cause: unknown) => {
      throw new Stopped(`No response to ${request.method} ${request.url}: ${findReason(cause)}`, { cause });
    });
    if (creates && response.status === 201)
      await this.#recordCreation(url, await sent.clone().text(), response.clone());
    if (request.method === "DELETE" && response.status === 204) this.#factors.delete(url);
    if (response.status === 429 || response.status === 503) await throwIfBusy(response.clone());
    if (!this.#cleaningUp) this.#exchanges.push({ request: sent, response: response.clone() });
    return response;
  }

  async #recordCreation(list: string, form: string, response: Response): Promise<void> {
    const body = await response.json().catch(() => undefined);
    // Secrets that the rule itself sends are public.
    if (body?.binding?.secret && !form.includes("Binding.Secret=")) this.secrets.add(String(body.binding.secret));
    if (body?.sid) this.#factors.add(toUrl(list, body.sid));
  }
}

function toUrl(list: string, sid: unknown): string {
  return `${list}/${encodeURIComponent(String(sid))}`;
}

async function throwIfBusy(response: Response): Promise<void> {
  const body = await response.json().catch(() => undefined);
  const code = body?.code === undefined ? "" : ` / ${body.code}`;
  if (response.status === 503 || rateLimits.has(body?.code)) {
    throw new Skipped(`the service is busy: ${response.status}${code}`);
  }
}

/** Returns the message of the cause of a failed `fetch`. */
function findReason(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string; code?: string } };
  return cause?.message || cause?.code || message || String(error);
}
