import { createAuthenticator, createFactorMock, type FactorMock, type FactorMockOptions } from "@verify-factors/msw";
import type { ApiError, Factor, FactorPage, NewPushFactor, NewTotpFactor } from "@verify-factors/types";

/** A form as text, or as its fields. */
export type Form = Record<string, string> | URLSearchParams | string;

/** An answer; its body is what the caller expects it to be, which the assertions make sure of. */
export interface Answer<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

/** A body that may be an error's instead. */
type Refusable<Body> = Body & Pick<ApiError, "details">;

/** Where the service is, who calls it, and how a request gets there. */
export interface Target {
  send: (request: Request) => Promise<Response>;
  baseUrl?: string;
  authorization?: string | null;
  serviceSid?: string;
  identity?: string;
}

export const accountSid = "ACaeaf825039e1f23063c3ba43b7fc83ba";
export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
export const identity = "ff483d1ff591898a9942916050d2ca3f";
export const nobody = "YF02ffffffffffffffffffffffffffffff";
export const start = Date.parse("2026-01-15T09:30:00Z");
export const hour = 60 * 60 * 1000;

/** The five operations of one entity, as raw HTTP messages. */
export class Api {
  readonly factors: string;
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
    const base = target.baseUrl ?? "https://verify.twilio.com";
    this.factors = `${base}/v2/Services/${target.serviceSid ?? serviceSid}/Entities/${target.identity ?? identity}/Factors`;
  }

  /** The same service, called by somebody else or about another entity. */
  as(changes: Omit<Partial<Target>, "send">): Api {
    return new Api({ ...this.#target, ...changes });
  }

  async call<Body = ApiError>(url: string, init: RequestInit = {}): Promise<Answer<Body>> {
    const { send, authorization = basic(accountSid, "token") } = this.#target;
    const request = new Request(url.startsWith("http") ? url : this.factors + url, init);
    if (authorization !== null) request.headers.set("Authorization", authorization);
    const response = await send(request);
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
  }

  post<Body = ApiError>(url: string, form: Form, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    const body = typeof form === "string" ? form : new URLSearchParams(form).toString();
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    return this.call(url, { method: "POST", headers: { ...type, ...headers }, body });
  }

  list(query = "") {
    return this.call<Refusable<FactorPage>>(query);
  }

  create(form: Form) {
    return this.post<Refusable<NewTotpFactor>>("", form);
  }

  createTotp(form: Record<string, string> = {}) {
    return this.create({ ...totp, ...form });
  }

  createPush(form: Record<string, string> = {}) {
    return this.post<Refusable<NewPushFactor>>("", { ...push, ...form });
  }

  fetch(sid: string) {
    return this.call<Refusable<Factor>>(`/${sid}`);
  }

  update(sid: string, form: Form) {
    return this.post<Refusable<Factor>>(`/${sid}`, form);
  }

  delete(sid: string) {
    return this.call<ApiError | undefined>(`/${sid}`, { method: "DELETE" });
  }
}

export const totp = { FactorType: "totp", FriendlyName: "Ada's phone" };

export const push = {
  FactorType: "push",
  FriendlyName: "Ada's tablet",
  "Binding.PublicKey":
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgAxB0jZXdJtmYNPJuzDHW/GxC6hjsaYNmjnmR6YywlKVgwyhHGBwKTbH+wh3xRkxdyp3YcNxmLEBV1+TqpGqfA==",
  "Config.AppId": "com.example.myapp",
  "Config.NotificationPlatform": "none",
  "Config.SdkVersion": "1.0.0",
};

/** A mock, its entity's operations, and the clock that it goes by. */
export function setup(options: FactorMockOptions = {}): { mock: FactorMock; api: Api; clock: { now: number } } {
  const clock = { now: start };
  const mock = createFactorMock({ now: () => clock.now, ...options });
  return { mock, api: new Api({ send: mock.fetch }), clock };
}

export function basic(user: string, password: string): string {
  return `Basic ${btoa(`${user}:${password}`)}`;
}

/** What an answer with this error must match. */
export function refused(status: number, code: number, message?: string) {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, body: { status, code, more_info, ...(message !== undefined && { message }) } };
}

/** What an answer about a bad value must match. */
export function invalid(parameter: string) {
  return refused(400, 60200, `Invalid parameter: ${parameter}`);
}

/** What an answer about a missing parameter must match. */
export function missing(parameter: string) {
  return refused(400, 20001, `Missing required parameter ${parameter} in the post body`);
}

/** A code of the right length that is none of those around a moment, whatever the skew. */
export function wrongCode(uri: string, at: number): string {
  const period = Number(new URL(uri).searchParams.get("period")) * 1000;
  const authenticator = createAuthenticator(uri);
  const near = [-2, -1, 0, 1, 2].map((steps) => authenticator.code({ at: at + steps * period }));
  const digits = near[0]?.length ?? 0;
  for (let number = 0; ; number += 1) {
    const code = String(number).padStart(digits, "0");
    if (!near.includes(code)) return code;
  }
}

/** Bytes that are the same in every run, and never the same twice in one. */
export function countingBytes(): (bytes: Uint8Array<ArrayBuffer>) => Uint8Array {
  let count = 0;
  return (bytes) => {
    count += 1;
    new DataView(bytes.buffer).setUint32(bytes.length - 8, count);
    return bytes;
  };
}
