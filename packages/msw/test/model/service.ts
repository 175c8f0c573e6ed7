import { createFactorMock, type FactorMock, type FactorMockOptions, type FactorSeed } from "@verify-factors/msw";
import type { NewFactor } from "@verify-factors/types";
import { vi } from "vitest";
import { type Planted, seedOf } from "./commands/add.ts";
import { type Answer, type Call, formOf, resourceOf, textOf } from "./plain/call.ts";
import type { Setup } from "./plain/model.ts";

/** Something that happens to a service, and when. */
export type Event = { at: number } & ({ call: Call } | { seed: FactorSeed } | { reset: true });

/** Turns a body into what is put into a request. */
export type Delivery = (text: string) => BodyInit;

/** The mock as the model's counterpart: it takes the same calls, and remembers what happened. */
export class Service {
  readonly mock: FactorMock;
  readonly clock: { now: number };
  readonly events: Event[] = [];
  /** What was answered, as text. */
  readonly transcript: string[] = [];
  /** The same in short: method, resource, outcome. */
  readonly outcomes: string[] = [];
  readonly warnings: string[] = [];
  readonly #setup: Setup;

  /** The factors that it begins with, and again after a reset. */
  readonly initial: readonly Planted[];

  constructor(setup: Setup, start: number, initial: readonly Planted[], random: FactorMockOptions["random"]) {
    this.#setup = setup;
    this.initial = initial;
    this.clock = { now: start };
    const factors = initial.map((one) => seedOf(one, start));
    this.mock = createFactorMock({ ...optionsOf(setup), factors, random, now: () => this.clock.now });
    vi.spyOn(console, "warn").mockImplementation((message: string) => this.warnings.push(message));
  }

  /** Sends a call and reads its answer. */
  async send(call: Call, deliver: Delivery = (text) => text): Promise<Answer> {
    this.events.push({ at: this.clock.now, call });
    const { status, headers, body } = await this.#fetch(call, deliver);
    this.transcript.push(JSON.stringify([status, [...headers], body]));
    const answer = plainAnswer(status, headers, body);
    this.outcomes.push(`${call.method} ${call.path.Sid === undefined ? "factors" : "factor"} ${outcomeOf(answer)}`);
    return answer;
  }

  /** Puts a factor in by hand. */
  add(seed: FactorSeed): NewFactor {
    this.events.push({ at: this.clock.now, seed });
    const factor = this.mock.add(seed);
    this.transcript.push(JSON.stringify(factor));
    return factor;
  }

  /** Forgets everything. */
  reset(): void {
    this.events.push({ at: this.clock.now, reset: true });
    this.mock.reset();
  }

  /** Lets happen once more what happened to another service. */
  async repeat({ events, clock }: Service): Promise<void> {
    for (const event of events) {
      this.clock.now = event.at;
      if ("call" in event) await this.send(event.call);
      else if ("seed" in event) this.add(event.seed);
      else this.reset();
    }
    this.clock.now = clock.now;
  }

  async #fetch(call: Call, deliver: Delivery) {
    const query = call.query.length > 0 ? `?${formOf(call.query)}` : "";
    const text = textOf(call);
    const request = new Request(`${this.#setup.base}/v2${resourceOf(call)}${query}`, {
      method: call.method,
      headers: call.headers,
      // Without it, a request does not take a stream.
      ...(text !== undefined && { body: deliver(text), duplex: "half" }),
    });
    const response = await this.mock.fetch(request);
    return { status: response.status, headers: response.headers, body: await response.text() };
  }
}

function optionsOf({ base, strict, timeToLive, services, accountSid, credentials }: Setup): FactorMockOptions {
  const account =
    typeof credentials === "string" ? credentials : { accountSid: credentials.user, authToken: credentials.password };
  return { baseUrl: base, strict, unverifiedTimeToLive: timeToLive, services, accountSid, credentials: account };
}

/** An answer as the model gives it: of what nobody can foresee, only that it is there. */
function plainAnswer(status: number, headers: Headers, text: string): Answer {
  const signature = headers.get("Twilio-Verify-Factor-Signature");
  if (signature) headers.set("Twilio-Verify-Factor-Signature", "opaque");
  const length = headers.get("Content-Length");
  // To HEAD a body is not sent, but measured.
  if (length === String(new TextEncoder().encode(text).length) || (length && !text))
    headers.set("Content-Length", "right");
  const body = text === "" ? undefined : JSON.parse(text);
  for (const violation of body?.details?.violations ?? []) if (violation.expected !== "") delete violation.expected;
  return { status, headers: Object.fromEntries(headers), body };
}

/** An answer in short: its status, and the code of an error or the status of a factor. */
export function outcomeOf({ status, body }: Answer): string {
  const { code, status: state } = (body ?? {}) as { code?: number; status?: string };
  return `${status} ${code ?? (status === 200 ? state : undefined) ?? ""}`.trim();
}
