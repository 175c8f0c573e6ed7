import { createFactorClient } from "@verify-factors/client";
import { createFactorMock } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { credentials, identity, serviceSid, setUp } from "./fixture.ts";

test.each([
  ["an account", credentials],
  ["an API key", { apiKey: "SKaeaf825039e1f23063c3ba43b7fc83ba", apiSecret: "s€cret: ä" }],
  ["a token of 200 kB", { ...credentials, authToken: "ä".repeat(100_000) }],
])("authorizes with the credentials of %s", async (_name, own) => {
  const mock = createFactorMock({ credentials: own });
  const client = createFactorClient({ serviceSid, credentials: own, fetch: mock.fetch });
  expect((await client.factors(identity).page()).factors).toEqual([]);
});

test("passes on the error for wrong credentials", async () => {
  const mock = createFactorMock({ credentials });
  const wrong = { ...credentials, authToken: "another" };
  const factors = createFactorClient({ serviceSid, credentials: wrong, fetch: mock.fetch }).factors(identity);
  await expect(factors.page()).rejects.toMatchObject({ status: 401, errorName: "Unauthenticated" });
});

test("needs no credentials for a backend of one's own", () => {
  expect(() => createFactorClient({ serviceSid, baseUrl: "https://app.example/api" })).not.toThrow();
});

describe("middleware never sees the credentials", () => {
  const createWatcher = () => {
    const seen: (string | null)[] = [];
    const see = ({ request }: { request: Request }) => void seen.push(request.headers.get("Authorization"));
    return { seen, middleware: { onRequest: see, onResponse: see } };
  };

  test("of the client", async () => {
    const { client, factors, sent } = setUp();
    await factors.page();
    const { seen, middleware } = createWatcher();
    client.http.use(middleware);
    await factors.page();
    expect(seen).toEqual([null, null]);
    expect(sent.map(({ headers }) => headers.get("Authorization")?.slice(0, 6))).toEqual(["Basic ", "Basic "]);
  });

  test("in a single call", async () => {
    const { client, sent } = setUp();
    const { seen, middleware } = createWatcher();
    await client.http.GET("/v2/Services/{ServiceSid}/Entities/{Identity}/Factors", {
      params: { path: { ServiceSid: serviceSid, Identity: identity } },
      middleware: [middleware],
    });
    expect(seen).toEqual([null, null]);
    expect(sent[0]?.headers.get("Authorization")).toMatch(/^Basic /);
  });
});
