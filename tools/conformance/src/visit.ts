import { Api, basic } from "@verify-factors/testing/api";
import { Contradiction, Stopped, Unreachable } from "./interruption.ts";
import { Secrets } from "./secrets.ts";
import type { Service } from "./service.ts";

/** A request and its answer, both unread. */
export interface Exchange {
  request: Request;
  response: Response;
}

/** What the service answers when it wants to be left in peace: nothing about a rule. */
const busy = new Set(["429 20429", "429 60328"]);

/**
 * One rule's stay at the service, among users of its own who did not exist before. It keeps in mind what was created, and
 * leaves nothing behind.
 */
export class Visit {
  readonly service: Service;
  readonly secrets = new Secrets();
  readonly #api: Api;
  readonly #lists = new Set<string>();
  readonly #factors = new Set<string>();
  #record: ((exchange: Exchange) => void) | undefined;
  #leaving = false;

  constructor(service: Service) {
    this.service = service;
    const { baseUrl, serviceSid, credentials } = service;
    const authorization = basic(credentials.user, credentials.password);
    this.secrets.add(credentials.password);
    this.secrets.add(`${credentials.user}:${credentials.password}`);
    this.#api = new Api({ send: (request) => this.#send(request), baseUrl, serviceSid, authorization });
  }

  /** The operations of a user whom the service has never seen. */
  newcomer(): Api {
    return this.#api.as({ identity: `conformance-${crypto.randomUUID()}` });
  }

  /** Every exchange from now on. */
  record(): Exchange[] {
    const exchanges: Exchange[] = [];
    this.#record = (exchange) => exchanges.push(exchange);
    return exchanges;
  }

  /** Deletes every factor of these users, however it came about; answers the addresses of those that stay. */
  async leave(): Promise<string[]> {
    this.#record = undefined;
    this.#leaving = true;
    const left: string[] = [];
    for (const list of this.#lists) for (const sid of await this.#sidsIn(list)) this.#factors.add(addressOf(list, sid));
    for (const factor of this.#factors) if (!(await this.#delete(factor))) left.push(factor);
    return left;
  }

  /** The factors of a user; none when the service does not tell. */
  async #sidsIn(list: string): Promise<unknown[]> {
    const answer = await this.#api.call<{ factors?: unknown }>(`${list}?PageSize=1000`).catch(() => undefined);
    const factors = answer?.status === 200 ? answer.body?.factors : undefined;
    return Array.isArray(factors) ? factors.flatMap((factor) => (factor?.sid ? [factor.sid] : [])) : [];
  }

  /** Whether a factor is gone. */
  async #delete(factor: string): Promise<boolean> {
    const answer = await this.#api.call(factor, { method: "DELETE" }).catch(() => undefined);
    return answer?.status === 204 || answer?.status === 404;
  }

  async #send(request: Request): Promise<Response> {
    if (this.service.signal?.aborted && !this.#leaving) throw new Stopped("Interrupted.");
    this.#checkAddress(request.url);
    const [address = ""] = request.url.split("?");
    const creates = request.method === "POST" && address.endsWith("/Factors");
    if (creates) this.#lists.add(address);
    const sent = this.#record && request.clone();
    const form = creates ? await request.clone().text() : "";
    const response = await this.service.send(request).catch((cause: unknown) => {
      throw new Stopped(`No answer to ${request.method} ${request.url}: ${reasonOf(cause)}`, { cause });
    });
    if (sent) this.#record?.({ request: sent, response: response.clone() });
    if (creates && response.status === 201) await this.#keep(address, form, response.clone());
    if (request.method === "DELETE" && response.status === 204) this.#factors.delete(address);
    if (response.status === 429 || response.status === 503) await leaveInPeace(response.clone());
    return response;
  }

  /** Credentials go nowhere else, whatever address the service names. */
  #checkAddress(url: string): void {
    const { baseUrl } = this.service;
    if (!url.startsWith(`${baseUrl}/`)) throw new Contradiction("an address", `one on ${baseUrl}`, url);
  }

  async #keep(list: string, form: string, response: Response): Promise<void> {
    const body = await response.json().catch(() => undefined);
    // A secret that a rule has sent is none.
    if (body?.binding?.secret && !form.includes("Binding.Secret=")) this.secrets.add(String(body.binding.secret));
    if (body?.sid) this.#factors.add(addressOf(list, body.sid));
  }
}

function addressOf(list: string, sid: unknown): string {
  return `${list}/${encodeURIComponent(String(sid))}`;
}

async function leaveInPeace(response: Response): Promise<void> {
  const body = await response.json().catch(() => undefined);
  if (response.status === 503 || busy.has(`${response.status} ${body?.code}`)) {
    throw new Unreachable(
      `the service is busy: ${response.status}${body?.code === undefined ? "" : ` / ${body.code}`}`,
    );
  }
}

/** What went wrong on the way, without the wrapping of `fetch`. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { message?: string; code?: string } };
  return cause?.message || cause?.code || message || String(error);
}
