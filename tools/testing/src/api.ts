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

/** The account that requests come from unless a target names another. */
export const accountSid = "ACaeaf825039e1f23063c3ba43b7fc83ba";
/** The service that they are about. */
export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
/** The user that they are about. */
export const identity = "ff483d1ff591898a9942916050d2ca3f";
/** A sid that no factor has. */
export const nobody = "YF02ffffffffffffffffffffffffffffff";

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
    const body = contentOf(await response.text()) as Body;
    return { status: response.status, body, headers: response.headers };
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

/** What enrols an authenticator app. */
export const totp = { FactorType: "totp", FriendlyName: "Ada's phone" };

/** What enrols a device that is not notified. */
export const push = {
  FactorType: "push",
  FriendlyName: "Ada's tablet",
  "Binding.PublicKey":
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgAxB0jZXdJtmYNPJuzDHW/GxC6hjsaYNmjnmR6YywlKVgwyhHGBwKTbH+wh3xRkxdyp3YcNxmLEBV1+TqpGqfA==",
  "Config.AppId": "com.example.myapp",
  "Config.NotificationPlatform": "none",
  "Config.SdkVersion": "1.0.0",
};

/** HTTP Basic credentials. */
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

/** The JSON of a body; its text when it is none, such as a gateway's page. */
function contentOf(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
