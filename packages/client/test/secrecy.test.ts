import { inspect } from "node:util";
import { createFactorClient } from "@verify-factors/client";
import { createFactorMock } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { getRejection, identity, serviceSid, sid } from "./fixture.ts";

/** Values that must appear nowhere. Each is invalid for its field, so that an error could repeat it. */
const secrets = {
  accountToken: "canary-account-token",
  apiSecret: "canary-api-secret",
  secret: "canary-secret-1!",
  authPayload: "canary-auth-payload",
  publicKey: "canary-public-key!",
  token: "canary-token",
};
const html = { "Content-Type": "text/html" };
const fetches: Record<string, () => (request: Request) => Promise<Response>> = {
  "the service": () => createFactorMock({ factors: [{ FactorType: "totp", sid }] }).fetch,
  "a failing service": () => async () =>
    Response.json({ code: 20500, message: "Internal Server Error" }, { status: 500 }),
  "a proxy": () => async () => new Response("<h1>Bad gateway</h1>", { status: 502, headers: html }),
  "a sign-in page": () => async () => new Response("<h1>Sign in</h1>", { status: 200, headers: html }),
  "no network": () => () => Promise.reject(new TypeError("fetch failed")),
  "a server that repeats the request": () => async (request) => {
    const text = `${request.headers.get("Authorization")} ${decodeURIComponent(await request.text())}`;
    return Response.json({ message: text, title: text, raw: [text] }, { status: 422 });
  },
  "an aborted call": () => () => Promise.reject(new DOMException("This operation was aborted", "AbortError")),
};
const credentials = {
  account: { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: secrets.accountToken },
  key: { apiKey: "SKaeaf825039e1f23063c3ba43b7fc83ba", apiSecret: secrets.apiSecret },
};
const push = {
  FactorType: "push",
  FriendlyName: "Ada",
  "Binding.PublicKey": secrets.publicKey,
  "Config.AppId": "com.example.myapp",
  "Config.NotificationPlatform": "fcm",
  "Config.NotificationToken": secrets.token,
  "Config.SdkVersion": "1.0.0",
} as const;

/** Returns everything that a log could show of a value. */
const inspectValue = (value: unknown) =>
  [
    inspect(value, { depth: 9, showHidden: true }),
    JSON.stringify(value),
    String(value),
    String((value as Error).stack),
  ].join();

describe.each(Object.keys(credentials) as (keyof typeof credentials)[])("with the credentials of an %s", (owner) => {
  test.each(Object.keys(fetches))("nothing shows a secret if the response comes from %s", async (name) => {
    const fetch = fetches[name]?.();
    const client = createFactorClient({ serviceSid, credentials: credentials[owner], ...(fetch && { fetch }) });
    const seen: unknown[] = [client, client.http];
    client.http.use({
      onRequest: ({ request, options, params }) => void seen.push(request, [...request.headers], options, params),
      onResponse: ({ request, response, options }) => void seen.push(request, response, [...response.headers], options),
      onError: ({ request, error, options }) => void seen.push(request, error, options),
    });
    const factors = client.factors(identity);
    seen.push(
      factors,
      await getRejection(factors.create({ FactorType: "totp", FriendlyName: "Ada", "Binding.Secret": secrets.secret })),
      await getRejection(factors.create(push)),
      await getRejection(factors.create({ ...push, FriendlyName: { first: "Ada" } as never })),
      await getRejection(factors.verify(sid, secrets.authPayload)),
      await getRejection(factors.update(sid, { AuthPayload: secrets.authPayload } as never)),
      await getRejection(factors.update(sid, { "Config.NotificationToken": secrets.token, "Config.Skew": 9 })),
    );
    const text = seen.map(inspectValue).join();
    const encoded = Object.values(credentials).map((one) => btoa(Object.values(one).join(":")));
    expect([...Object.values(secrets), ...encoded].filter((secret) => text.includes(secret))).toEqual([]);
    expect(seen.length).toBeGreaterThan(15);
  });
});

test("keeps words that contain a token of three letters", async () => {
  const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "any" };
  const fetch = async () => Response.json({ message: "Too Many Requests" }, { status: 429 });
  const error = await getRejection(createFactorClient({ serviceSid, credentials, fetch }).factors(identity).fetch(sid));
  expect(String(error)).toContain("Too Many Requests");
});
