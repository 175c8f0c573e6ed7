import { createFactorClient, type FactorClientOptions } from "@verify-factors/client";
import { createFactorMock } from "@verify-factors/msw";

export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
export const identity = "ff483d1ff591898a9942916050d2ca3f";
export const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "the-auth-token" };

/** A mock, and a client whose requests it answers; `sent` is what the client has sent. */
export function setUp(options: Partial<FactorClientOptions> = {}) {
  const mock = createFactorMock();
  const sent: Request[] = [];
  const client = createFactorClient({
    serviceSid,
    credentials,
    fetch: (request) => {
      sent.push(request.clone());
      return mock.fetch(request);
    },
    ...options,
  });
  return { mock, sent, client, factors: client.factors(identity) };
}

/** A client that gets this answer, whatever it asks. */
export function answering(response: () => Response) {
  return createFactorClient({ serviceSid, credentials, fetch: async () => response() }).factors(identity);
}

/** What a promise rejects with; fails when it does not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`Expected a rejection, got ${JSON.stringify(value)}.`);
    },
    (error: unknown) => error,
  );
}
