import { createFactorClient } from "@verify-factors/client";
import { createFactorMock } from "@verify-factors/msw";
import { afterEach, describe, expect, test, vi } from "vitest";
import { credentials, getRejection, identity, serviceSid, setUp } from "./fixture.ts";

afterEach(() => void vi.unstubAllGlobals());

const canary = "canary-secret";

test.each<[string, unknown, string]>([
  ["no options", undefined, "serviceSid"],
  ["null", null, "serviceSid"],
  ["an empty object", {}, "serviceSid"],
  ["an unknown option", { serviceSid, credentials, timeOut: 5 }, "timeOut"],
  ["a malformed service sid", { serviceSid: canary, credentials }, "serviceSid"],
  ["no credentials for the service", { serviceSid }, "credentials"],
  ["an empty user name", { serviceSid, credentials: { accountSid: "", authToken: canary } }, "credentials"],
  ["a missing token", { serviceSid, credentials: { accountSid: canary } }, "credentials"],
  ["credentials in a string", { serviceSid, credentials: canary }, "credentials"],
  ["a timeout that is not a number", { serviceSid, credentials, timeout: canary }, "timeout"],
  [
    "a header value with a line break",
    { serviceSid, credentials, headers: { "X-Key": `${canary}\n${canary}` } },
    "headers",
  ],
  ["a header value outside Latin-1", { serviceSid, credentials, headers: { "X-Key": `${canary}€` } }, "headers"],
  ["a header name with a space", { serviceSid, credentials, headers: { [`X ${canary}`]: "1" } }, "headers"],
  ["an empty base URL", { serviceSid, credentials, baseUrl: "" }, "baseUrl"],
  ["a base URL without a scheme", { serviceSid, credentials, baseUrl: "api.example/x" }, "baseUrl"],
  ["a base URL with a host as its scheme", { serviceSid, credentials, baseUrl: "localhost:3000" }, "baseUrl"],
  ["a base URL with another scheme", { serviceSid, credentials, baseUrl: "ftp://api.example" }, "baseUrl"],
  ["a base URL with a password", { serviceSid, credentials, baseUrl: `https://a:${canary}@api.example` }, "baseUrl"],
  ["a base URL with a query", { serviceSid, credentials, baseUrl: `https://api.example/?key=${canary}` }, "baseUrl"],
  ["a base URL with a fragment", { serviceSid, credentials, baseUrl: "https://api.example/#a" }, "baseUrl"],
  ["a base URL that ends in /v2", { serviceSid, credentials, baseUrl: "https://api.example/v2/" }, "baseUrl"],
  ["a path as the base URL outside a page", { serviceSid, baseUrl: "/api/verify" }, "baseUrl"],
])("rejects %s with a TypeError that names the option and repeats no value", async (_title, options, name) => {
  const create = async () => createFactorClient(options as never);
  const error = (await getRejection(create())) as Error;
  expect(error).toBeInstanceOf(TypeError);
  expect(error.message).toMatch(/^createFactorClient: /);
  expect(error.message).toContain(name);
  expect(String(error.stack)).not.toContain(canary);
});

test.each([
  ["a URL object", new URL("https://app.example/api/verify")],
  ["a trailing slash", "https://app.example/api/verify//"],
  ["no trailing slash", "https://app.example/api/verify"],
])("accepts %s as the base URL", async (_title, baseUrl) => {
  const mock = createFactorMock({ baseUrl: "https://app.example/api/verify", credentials: "none" });
  const client = createFactorClient({ serviceSid, baseUrl, fetch: mock.fetch });
  const factor = await client.factors(identity).create({ FactorType: "totp", FriendlyName: "Ada's phone" });
  expect(factor.url).toBe(
    `https://app.example/api/verify/v2/Services/${serviceSid}/Entities/${identity}/Factors/${factor.sid}`,
  );
});

test("looks up fetch and Request for each call", async () => {
  const client = createFactorClient({ serviceSid, credentials });
  class OtherRequest extends Request {}
  const fetch = vi.fn(createFactorMock().fetch);
  vi.stubGlobal("fetch", fetch);
  vi.stubGlobal("Request", OtherRequest);
  await client.factors(identity).page();
  expect(fetch.mock.calls[0]?.[0]).toBeInstanceOf(OtherRequest);
});

test("sends the headers of the client and of the call, except those that are undefined", async () => {
  const { factors, sent } = setUp({ headers: { "X-Client": "1", "X-Both": "client", "X-None": undefined } });
  await factors.page({}, { headers: { "X-Call": "2", "X-Both": "call", "X-Empty": undefined } });
  const names = ["X-Client", "X-Call", "X-Both", "X-None", "X-Empty"];
  expect(names.map((name) => sent[0]?.headers.get(name))).toEqual(["1", "2", "call", null, null]);
});

describe("rejects a call", () => {
  test("with an invalid header, without repeating its value", async () => {
    const error = (await getRejection(
      setUp().factors.page({}, { headers: { "X-Key": `${canary}\n${canary}` } }),
    )) as Error;
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe("ListFactor: headers contains an invalid name or value.");
  });

  test("with an unknown option", async () => {
    const error = (await getRejection(setUp().factors.page({}, { timeOut: 5 } as never))) as Error;
    expect(error.message).toMatch(
      /^ListFactor: unknown option timeOut\. Use one of signal, timeout, headers, retry\.$/,
    );
  });
});
