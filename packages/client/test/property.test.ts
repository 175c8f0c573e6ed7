import { inspect } from "node:util";
import { createFactorClient, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";
import { retryingFetch } from "@verify-factors/client/retry";
import fc from "fast-check";
import { expect, test } from "vitest";
import { identity, serviceSid } from "./fixture.ts";
import { type Method, scenarios, unsent } from "./scenarios.ts";

const networkError = new TypeError("fetch failed");

/** Returns every text that a log could print for a value. `String()` throws for the JSON `{ "toString": "" }`. */
const show = (value: unknown) => {
  const isPrintable = typeof Object(value).toString === "function";
  const text = isPrintable && String(value);
  return [inspect(value, { depth: 9, showHidden: true }), JSON.stringify(value), text, Object(value).stack].join();
};
const getKind = (value: unknown) => (value === null ? "null" : typeof value);

/** Checks the data of a call: the body of the response, if the operation declares the response. */
function checkData(data: unknown, declared: Method, status: number, body: string): void {
  if (!declared.body) {
    expect([data, status < 300]).toEqual([undefined, true]);
    return;
  }
  expect(status).toBe(declared.status);
  const received = JSON.parse(body);
  const wrong = Object.entries(declared.body).filter(([key, value]) => getKind(received[key]) !== getKind(value));
  expect(wrong).toEqual([]);
}

/** Checks that the error of a call is a documented one. */
function checkError(error: unknown, status: number, fails: boolean): void {
  if (fails) {
    expect(error).toBe(networkError);
    return;
  }
  if (error instanceof FactorNotVerifiedError) return;
  expect(error).toBeInstanceOf(FactorApiError);
  expect(error).toMatchObject(status < 300 ? { status, code: undefined, body: undefined } : { status });
}

test("resolves only with a declared response, throws only documented errors, and exposes no secret", async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, async ({ method, secrets, credentials, given, response, fails, retries }) => {
      const { status, body, headers } = response;
      const respond = async () => {
        if (fails) throw networkError;
        const content = [204, 205, 304].includes(status) ? null : body;
        return new Response(content, { status, headers: headers as HeadersInit });
      };
      const client = createFactorClient({
        serviceSid,
        credentials,
        fetch: retries ? retryingFetch({ fetch: respond, attempts: 2, delay: 1, maxTime: 10 }) : respond,
      });
      const seen: unknown[] = [client, client.http];
      client.http.use({
        onRequest: ({ request, options, params }) => void seen.push(request, [...request.headers], options, params),
        onResponse: ({ request, options }) => void seen.push(request, options),
        onError: ({ request, error, options }) => void seen.push(request, error, options),
      });
      await method.call(client.factors(identity), secrets).then(
        (data) => checkData(data, method, status, body),
        (error: unknown) => {
          checkError(error, status, fails);
          seen.push(error, (error as Error).cause, (error as FactorApiError).body);
        },
      );
      const text = seen.map(show).join();
      const encoded = Buffer.from(Object.values(credentials).join(":")).toString("base64");
      const forms = given.flatMap((secret) => [secret, encodeURIComponent(secret)]);
      expect([...forms, encoded, unsent].filter((secret) => text.includes(secret))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
