import { createFactorMock, type FactorMock, type FactorMockOptions } from "@verify-factors/msw";
import { vi } from "vitest";
import { readGeneratedValues } from "./command.ts";
import { type Call, getResourcePath, type ModelResponse, serializeBody, serializeForm } from "./plain/call.ts";
import type { Model, Setup } from "./plain/model.ts";
import { type SeededFactor, seedFactor, toSeed } from "./seeds.ts";

/** The mock with the interface of the model. Records outcomes and warnings. */
export class Service {
  readonly mock: FactorMock;
  readonly clock: { now: number };
  /** A description of each response: method, resource, outcome. */
  readonly outcomes: string[] = [];
  readonly warnings: string[] = [];
  readonly #setup: Setup;
  /** The factors at the start and after a reset. */
  readonly #initial: readonly SeededFactor[];

  constructor(setup: Setup, start: number, initial: readonly SeededFactor[], random: FactorMockOptions["random"]) {
    this.#setup = setup;
    this.#initial = initial;
    this.clock = { now: start };
    const factors = initial.map((one) => toSeed(one, start));
    this.mock = createFactorMock({ ...toOptions(setup), factors, random, now: () => this.clock.now });
    vi.spyOn(console, "warn").mockImplementation((message: string) => this.warnings.push(message));
  }

  /** Sends a call and returns its normalized response. `deliver` converts a body to the `body` of a `Request`. */
  async send(call: Call, deliver: (text: string) => BodyInit = (text) => text): Promise<ModelResponse> {
    const query = call.query.length > 0 ? `?${serializeForm(call.query)}` : "";
    const text = serializeBody(call);
    const request = new Request(`${this.#setup.base}/v2${getResourcePath(call)}${query}`, {
      method: call.method,
      headers: call.headers,
      // `duplex` is required for a stream as body.
      ...(text !== undefined && { body: deliver(text), duplex: "half" }),
    });
    const response = await this.mock.fetch(request);
    const normalized = normalizeResponse(response.status, response.headers, await response.text());
    const resource = call.path.Sid === undefined ? "factors" : "factor";
    this.outcomes.push(`${call.method} ${resource} ${describeOutcome(normalized)}`);
    return normalized;
  }

  /** Adds a factor to the mock and to the model. */
  add(model: Model, seed: SeededFactor): void {
    seedFactor(model, seed, readGeneratedValues(this.mock.add(toSeed(seed, model.now))));
  }

  /** Restores the initial factors of a model. */
  restoreInitialFactors(model: Model): void {
    model.entities = [];
    model.factors = [];
    const shown = this.mock.factors();
    for (const one of this.#initial)
      seedFactor(model, one, readGeneratedValues(shown.find(({ sid }) => sid === one.sid)));
  }
}

function toOptions({ base, strict, timeToLive, services, accountSid, credentials }: Setup): FactorMockOptions {
  const account =
    typeof credentials === "string" ? credentials : { accountSid: credentials.user, authToken: credentials.password };
  return { baseUrl: base, strict, unverifiedTimeToLive: timeToLive, services, accountSid, credentials: account };
}

/** Replaces values that the model cannot predict, such as ids, with constants. */
function normalizeResponse(status: number, headers: Headers, text: string): ModelResponse {
  const signature = headers.get("Twilio-Verify-Factor-Signature");
  if (signature) headers.set("Twilio-Verify-Factor-Signature", "opaque");
  if (/^RQ[0-9a-f]{32}$/.test(headers.get("Twilio-Request-Id") ?? "")) headers.set("Twilio-Request-Id", "RQ");
  const exposed = headers.get("Access-Control-Expose-Headers");
  if (exposed) headers.set("Access-Control-Expose-Headers", exposed.split(", ").sort().join(", "));
  const length = headers.get("Content-Length");
  // The response to HEAD has the length of a body that is not sent.
  if (length === String(new TextEncoder().encode(text).length) || (length && !text))
    headers.set("Content-Length", "right");
  const body = text === "" ? undefined : JSON.parse(text);
  for (const violation of body?.details?.violations ?? []) if (violation.expected !== "") delete violation.expected;
  return { status, headers: Object.fromEntries(headers), body };
}

/** Describes a response by its status, and by the code of an error or the status of a factor. */
function describeOutcome({ status, body }: ModelResponse): string {
  const { code, status: state } = (body ?? {}) as { code?: number; status?: string };
  return `${status} ${code ?? (status === 200 ? state : undefined) ?? ""}`.trim();
}
