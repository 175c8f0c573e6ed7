import description from "@verify-factors/spec/openapi.json" with { type: "json" };

/** The operations, in the order of their names in every table. */
export const operations = ["ListFactor", "CreateNewFactor", "FetchFactor", "UpdateFactor", "DeleteFactor"] as const;

export type OperationId = (typeof operations)[number];

const { NewTotp, VerifiedTotp, VerifiedPush, FirstPage } = description.components.examples;

/** Whose factors all requests are about: those of the description's examples. */
export const { service_sid: serviceSid, identity, sid, account_sid: accountSid } = NewTotp.value;
export const authToken = "0123456789abcdef0123456789abcdef";
export const origin = "https://verify.twilio.com";
export const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;

/** The two paths of the description. */
export const listPath = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors";
export const factorPath = `${listPath}/{Sid}` as const;

/** The bodies that everybody sends. */
export const creation = {
  FactorType: "totp",
  FriendlyName: "Ada's phone",
  "Config.TimeStep": 30,
  "Config.CodeLength": 6,
} as const;
export const change = { FriendlyName: "Ada's new phone" } as const;

/** What everybody answers and is answered: the description's examples, a list of three factors. */
export const answers: { readonly [Id in OperationId]: { status: number; body?: object } } = {
  ListFactor: {
    status: 200,
    body: { factors: [VerifiedTotp.value, VerifiedPush.value, VerifiedTotp.value], meta: FirstPage.value.meta },
  },
  CreateNewFactor: { status: 201, body: NewTotp.value },
  FetchFactor: { status: 200, body: VerifiedTotp.value },
  UpdateFactor: { status: 200, body: VerifiedTotp.value },
  DeleteFactor: { status: 204 },
};

/** Which operation a request is. */
export function operationOf(method: string, address: string): OperationId {
  const one = address.includes("/Factors/");
  if (method === "POST") return one ? "UpdateFactor" : "CreateNewFactor";
  if (method === "DELETE") return "DeleteFactor";
  return one ? "FetchFactor" : "ListFactor";
}
