import { createFactorMock, type PlainRequest } from "@verify-factors/msw";
import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import { accountSid, basic, countingBytes, identity, serviceSid, start } from "./api.ts";

const authorization = basic(accountSid, "the-auth-token");
const sid = `YF${"0".repeat(32)}`;
const factors = `https://verify.twilio.com/v2/Services/${serviceSid}/Entities/${identity}/Factors`;

/** A request without anything of the platform's. */
function plain(method: string, url: string, body = "", more: Record<string, string> = {}): PlainRequest {
  const type = "application/x-www-form-urlencoded; charset=utf-8";
  const headers: Record<string, string> = { authorization, "content-type": type, ...more };
  return { method, url, headers: { get: (name) => headers[name.toLowerCase()] ?? null }, text: async () => body };
}

/** A mock that answers as any other one of its kind. */
function twin() {
  const [now, random] = [() => start, countingBytes()];
  return createFactorMock({ now, random, factors: [{ FactorType: "totp", sid }] });
}

describe("mock.answer answers a plain request as MSW answers a standard one:", () => {
  test.each<[string, PlainRequest, number]>([
    ["a creation", plain("POST", factors, "FactorType=totp&FriendlyName=Ada%E2%80%99s+phone"), 201],
    ["a list", plain("GET", `${factors}?PageSize=1#top`), 200],
    ["a question mark that begins no query", plain("GET", `${factors}#x?PageSize=0`), 200],
    ["a bad value in a query", plain("GET", `${factors}?PageSize=0`), 400],
    ["a removal", plain("DELETE", `${factors}/${sid}`), 204],
    ["no credentials", plain("GET", factors, "", { authorization: "" }), 401],
    ["another method", plain("PUT", factors, "x=1"), 405],
    ["a HEAD", plain("HEAD", factors), 405],
    ["a preflight", plain("OPTIONS", factors, "", { "access-control-request-headers": "x-mine" }), 204],
    ["an unknown address", plain("GET", "https://verify.twilio.com/v3"), 404],
  ])("%s", async (_title, request, status) => {
    const answer = await twin().answer(request);
    const body = /GET|HEAD/.test(request.method) ? null : await request.text();
    const headers = ["authorization", "content-type", "access-control-request-headers"].flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value] as [string, string]];
    });
    const standard = () => new Request(request.url, { method: request.method, headers, body });
    const fetched = await twin().fetch(standard());
    const response = (await getResponse(twin().handlers, standard())) ?? fetched.clone();
    expect(answer.status).toBe(status);
    for (const same of [response, fetched]) {
      expect(answer).toEqual({
        status: same.status,
        headers: Object.fromEntries(same.headers),
        body: same.body && (await same.text()),
      });
    }
  });
});
