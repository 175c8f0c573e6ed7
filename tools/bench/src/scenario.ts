/** The ids of the description's examples. */
export const accountSid = "ACaeaf825039e1f23063c3ba43b7fc83ba";
export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
export const identity = "ff483d1ff591898a9942916050d2ca3f";
export const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";

export const authToken = "0123456789abcdef0123456789abcdef";
export const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;
export const formHeaders = { "Content-Type": "application/x-www-form-urlencoded" };
export const origin = "https://verify.twilio.com";
export const listPath = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors";
export const factorPath = `${listPath}/{Sid}` as const;

export const createBody = {
  FactorType: "totp",
  FriendlyName: "Ada's phone",
  "Config.TimeStep": 30,
  "Config.CodeLength": 6,
} as const;
export const updateBody = { FriendlyName: "Ada's new phone" } as const;
export const verifyBody = { AuthPayload: "948881" } as const;

/** A `fetch` function. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The operations, in the order of the tables. */
export const operations = ["ListFactor", "CreateNewFactor", "FetchFactor", "UpdateFactor", "DeleteFactor"] as const;
export type OperationId = (typeof operations)[number];

/** The operations and `VerifyFactor`, the UpdateFactor that confirms an enrollment. */
export const requestKinds = [...operations, "VerifyFactor"] as const;
export type RequestKind = (typeof requestKinds)[number];

/** The parts of a request that vary. The defaults are those of the description's examples. */
export type RequestTarget = Partial<Record<"identity" | "sid" | "code", string | undefined>>;

/** Returns the method, path, headers and body of a request, which are the same for every client. */
export function describeRequest(kind: RequestKind, target: RequestTarget = {}) {
  const list = listPath.replace("{ServiceSid}", serviceSid).replace("{Identity}", target.identity ?? identity);
  const paths: Partial<Record<RequestKind, string>> = { ListFactor: `${list}?PageSize=50`, CreateNewFactor: list };
  const forms: Partial<Record<RequestKind, object>> = {
    CreateNewFactor: createBody,
    UpdateFactor: updateBody,
    VerifyFactor: target.code ? { AuthPayload: target.code } : verifyBody,
  };
  const body = kind in forms && new URLSearchParams({ ...forms[kind] }).toString();
  return {
    method: body ? "POST" : kind === "DeleteFactor" ? "DELETE" : "GET",
    path: paths[kind] ?? `${list}/${target.sid ?? sid}`,
    headers: { Authorization: authorization, ...(body && formHeaders) },
    ...(body && { body }),
  } as const;
}

/** Creates a request as every client sends it. */
export function createRequest(kind: RequestKind, target?: RequestTarget): Request {
  const { path, ...init } = describeRequest(kind, target);
  return new Request(origin + path, init);
}
