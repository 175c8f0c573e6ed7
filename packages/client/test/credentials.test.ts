import { createFactorClient } from "@verify-factors/client";
import { createFactorMock } from "@verify-factors/msw";
import { expect, test } from "vitest";
import { credentials, factorsPath, identity, path, serviceSid, setUp } from "./fixture.ts";

test.each([
  ["an account", credentials],
  ["an API key", { apiKey: "SKaeaf825039e1f23063c3ba43b7fc83ba", apiSecret: "s€cret: ä" }],
  ["a token of 200 kB", { ...credentials, authToken: "ä".repeat(100_000) }],
])("authorizes with the credentials of %s", async (_name, own) => {
  const mock = createFactorMock({ credentials: own });
  const client = createFactorClient({ serviceSid, credentials: own, fetch: mock.fetch });
  expect((await client.factors(identity).page()).factors).toEqual([]);
});

test("middleware of a single call does not see the credentials", async () => {
  const { client, sent } = setUp();
  const seen: (string | null)[] = [];
  const recordAuthorization = ({ request }: { request: Request }) =>
    void seen.push(request.headers.get("Authorization"));
  await client.http.GET(factorsPath, {
    params: { path },
    middleware: [{ onRequest: recordAuthorization, onResponse: recordAuthorization }],
  });
  expect(seen).toEqual([null, null]);
  expect(sent[0]?.headers.get("Authorization")).toMatch(/^Basic /);
});
