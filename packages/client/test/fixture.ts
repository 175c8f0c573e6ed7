import { createFactorClient, type FactorClientOptions } from "@verify-factors/client";
import { createFactorMock } from "@verify-factors/msw";

export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
export const identity = "ff483d1ff591898a9942916050d2ca3f";
export const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
export const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "the-auth-token" };

/** Creates a mock and a client of it. `sent` contains the requests of the client. */
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

/** Creates a client that receives the same response to every request. */
export function respondWith(createResponse: () => Response) {
  return createFactorClient({ serviceSid, credentials, fetch: async () => createResponse() }).factors(identity);
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

/** Returns the error that a function throws. Fails if it returns. */
export function getThrownError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("Expected an error.");
}
