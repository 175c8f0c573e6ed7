import { createFactorMock, type PlainRequest } from "@verify-factors/msw";
import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import { accountSid, basic, countingBytes, identity, serviceSid, start } from "./api.ts";

const authorization = basic(accountSid, "the-auth-token");
const sid = `YF${"0".repeat(32)}`;
const factors = `https://verify.twilio.com/v2/Services/${serviceSid}/Entities/${identity}/Factors`;

/** Creates a request without the platform's `Request`. */
function createRequest(method: string, url: string, body = "", more: Record<string, string> = {}): PlainRequest {
  const type = "application/x-www-form-urlencoded; charset=utf-8";
  const headers: Record<string, string> = { authorization, "content-type": type, ...more };
  return { method, url, headers: new Headers(headers), text: async () => body };
}

/** Creates a mock whose responses are the same as those of every other one. */
function twin() {
  const [now, random] = [() => start, countingBytes()];
  return createFactorMock({ now, random, factors: [{ FactorType: "totp", sid }] });
}

describe("mock.handleRequest responds to a plain request as MSW does to a standard one:", () => {
  test.each<[string, PlainRequest, number]>([
    ["a creation", createRequest("POST", factors, "FactorType=totp&FriendlyName=Ada%E2%80%99s+phone"), 201],
    ["a list", createRequest("GET", `${factors}?PageSize=1#top`), 200],
    ["a question mark in the fragment", createRequest("GET", `${factors}#x?PageSize=0`), 200],
    ["an invalid query", createRequest("GET", `${factors}?PageSize=0`), 400],
    ["a deletion", createRequest("DELETE", `${factors}/${sid}`), 204],
    ["no credentials", createRequest("GET", factors, "", { authorization: "" }), 401],
    ["an unknown method", createRequest("PUT", factors, "x=1"), 405],
    ["HEAD", createRequest("HEAD", factors), 405],
    ["a preflight", createRequest("OPTIONS", factors, "", { "access-control-request-headers": "x-mine" }), 204],
    ["an unknown path", createRequest("GET", "https://verify.twilio.com/v3"), 404],
  ])("%s", async (_title, request, status) => {
    const handled = await twin().handleRequest(request);
    const body = /GET|HEAD/.test(request.method) ? null : await request.text();
    const headers = ["authorization", "content-type", "access-control-request-headers"].flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value] as [string, string]];
    });
    const standard = () => new Request(request.url, { method: request.method, headers, body });
    const fetched = await twin().fetch(standard());
    const response = (await getResponse(twin().handlers, standard())) ?? fetched.clone();
    expect(handled.status).toBe(status);
    for (const same of [response, fetched]) {
      expect(handled).toEqual({
        status: same.status,
        headers: Object.fromEntries(same.headers),
        body: same.body && (await same.text()),
      });
    }
  });
});
