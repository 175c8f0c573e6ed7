import type { ApiError, Factor, FactorPage, NewPushFactor, NewTotpFactor } from "@verify-factors/types";

/** A form as text, or as its fields. */
export type Form = Record<string, string> | URLSearchParams | string;

/** A response. The type of its body is what the caller expects, and is not validated. */
export interface ApiResponse<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

/** The expected body, and the `details` that it has if the request fails. */
type WithDetails<Body> = Body & Pick<ApiError, "details">;

/** The entity to call, the credentials, and the function that sends requests. */
export interface Target {
  send: (request: Request) => Promise<Response>;
  baseUrl?: string;
  /**
   * The `Authorization` header. `null` sends none.
   * @default that of the default account
   */
  authorization?: string | null;
  serviceSid?: string;
  identity?: string;
}

/** The default account. */
export const accountSid = "ACaeaf825039e1f23063c3ba43b7fc83ba";
/** The default service. */
export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
/** The default user. */
export const identity = "ff483d1ff591898a9942916050d2ca3f";
/** A sid that no factor has. */
export const unknownSid = "YF02ffffffffffffffffffffffffffffff";

/** The five operations of one entity, as raw HTTP messages. */
export class Api {
  readonly factors: string;
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
    const base = target.baseUrl ?? "https://verify.twilio.com";
    this.factors = `${base}/v2/Services/${target.serviceSid ?? serviceSid}/Entities/${target.identity ?? identity}/Factors`;
  }

  /** Returns the operations with other credentials, or of another service or entity. */
  as(changes: Omit<Partial<Target>, "send">): Api {
    return new Api({ ...this.#target, ...changes });
  }

  async call<Body = ApiError>(url: string, init: RequestInit = {}): Promise<ApiResponse<Body>> {
    const { send, authorization = basic(accountSid, "token") } = this.#target;
    const request = new Request(url.startsWith("http") ? url : this.factors + url, init);
    if (authorization !== null) request.headers.set("Authorization", authorization);
    const response = await send(request);
    const body = parseBody(await response.text()) as Body;
    return { status: response.status, body, headers: response.headers };
  }

  post<Body = ApiError>(url: string, form: Form, headers: Record<string, string> = {}): Promise<ApiResponse<Body>> {
    const body = typeof form === "string" ? form : new URLSearchParams(form).toString();
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    return this.call(url, { method: "POST", headers: { ...type, ...headers }, body });
  }

  /** Lists one page of factors. `query` is a query string, an object of parameters, or the URL of a page. */
  list(query: Form = "") {
    return this.call<WithDetails<FactorPage>>(typeof query === "string" ? query : `?${new URLSearchParams(query)}`);
  }

  create(form: Form) {
    return this.post<WithDetails<NewTotpFactor>>("", form);
  }

  createTotp(form: Record<string, string> = {}) {
    return this.create({ ...totp, ...form });
  }

  createPush(form: Record<string, string> = {}) {
    return this.post<WithDetails<NewPushFactor>>("", { ...push, ...form });
  }

  fetch(sid: string) {
    return this.call<WithDetails<Factor>>(`/${sid}`);
  }

  update(sid: string, form: Form) {
    return this.post<WithDetails<Factor>>(`/${sid}`, form);
  }

  delete(sid: string) {
    return this.call<ApiError | undefined>(`/${sid}`, { method: "DELETE" });
  }
}

/** A form that creates a TOTP factor. */
export const totp = { FactorType: "totp", FriendlyName: "Ada's phone" };

/** A form that creates a push factor without notifications. */
export const push = {
  FactorType: "push",
  FriendlyName: "Ada's tablet",
  "Binding.PublicKey":
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgAxB0jZXdJtmYNPJuzDHW/GxC6hjsaYNmjnmR6YywlKVgwyhHGBwKTbH+wh3xRkxdyp3YcNxmLEBV1+TqpGqfA==",
  "Config.AppId": "com.example.myapp",
  "Config.NotificationPlatform": "none",
  "Config.SdkVersion": "1.0.0",
};

/** Returns an Authorization header for HTTP Basic. */
export function basic(user: string, password: string): string {
  return `Basic ${btoa(`${user}:${password}`)}`;
}

/** Returns the expected status and body of an error response. */
export function expectedError(status: number, code: number, message?: string) {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, body: { status, code, more_info, ...(message !== undefined && { message }) } };
}

/** Returns the expected status and body of the response to an invalid value. */
export function invalid(parameter: string) {
  return expectedError(400, 60200, `Invalid parameter: ${parameter}`);
}

/** Returns the expected status and body of the response to a missing parameter. */
export function missing(parameter: string) {
  return expectedError(400, 20001, `Missing required parameter ${parameter} in the post body`);
}

/** Returns the JSON of a body, or its text if it is not JSON. */
function parseBody(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
