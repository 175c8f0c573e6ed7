import { createFactorClient, type FactorClientOptions } from "@verify-factors/client";
import { createFactorMock } from "@verify-factors/msw";

export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
export const identity = "ff483d1ff591898a9942916050d2ca3f";
export const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
export const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "the-auth-token" };

/** Path templates and path parameters for `client.http`. */
export const factorsPath = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors";
export const factorPath = `${factorsPath}/{Sid}` as const;
export const path = { ServiceSid: serviceSid, Identity: identity };

/** Creates a mock, and a client that calls it or another `fetch`. `sent` contains the requests of the client. */
export function setUp({ fetch, ...options }: Partial<FactorClientOptions> = {}) {
  const mock = createFactorMock();
  const sent: Request[] = [];
  const client = createFactorClient({
    serviceSid,
    credentials,
    fetch: (request) => {
      sent.push(request.clone());
      return (fetch ?? mock.fetch)(request);
    },
    ...options,
  });
  return { mock, sent, client, factors: client.factors(identity) };
}

/** Creates a client that receives the same response to every request. */
export function respondWith(createResponse: () => Response) {
  return setUp({ fetch: async () => createResponse() }).factors;
}

/** Waits until a request is aborted, like `fetch` if there is no response. */
export function waitForAbort({ signal }: Request): Promise<Response> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}

/** Returns the rejection of a promise. Fails if it resolves. */
export async function getRejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`Expected a rejection, got ${JSON.stringify(value)}.`);
    },
    (error: unknown) => error,
  );
}
