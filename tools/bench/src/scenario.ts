/** The operations, in the order of the tables. */
export const operations = ["ListFactor", "CreateNewFactor", "FetchFactor", "UpdateFactor", "DeleteFactor"] as const;

export type OperationId = (typeof operations)[number];

/** The operations and `VerifyFactor`, the UpdateFactor that confirms an enrollment, in the order of the tables. */
export const requestKinds = [...operations.slice(0, 4), "VerifyFactor", "DeleteFactor"] as const;

export type RequestKind = OperationId | "VerifyFactor";

/** The ids of the description's examples. */
export const accountSid = "ACaeaf825039e1f23063c3ba43b7fc83ba";
export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
export const identity = "ff483d1ff591898a9942916050d2ca3f";
export const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";

export const authToken = "0123456789abcdef0123456789abcdef";
export const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;
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

/** A call of each operation with a client. */
export type Calls = { readonly [Id in OperationId]: () => Promise<unknown> };

/** Returns the path of a user's factors. */
export function formatListPath(user: string): string {
  return listPath.replace("{ServiceSid}", serviceSid).replace("{Identity}", user);
}

/** Returns a user id that differs for every index. */
export function formatUser(index: number): string {
  return `user-${String(index).padStart(12, "0")}`;
}
