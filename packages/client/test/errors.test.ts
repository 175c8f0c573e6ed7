import { FactorApiError, isFactorApiError } from "@verify-factors/client";
import { expect, test } from "vitest";
import { answering, rejection, setUp } from "./fixture.ts";

test("an error of the service carries everything it says", async () => {
  const { factors } = setUp();
  const body = { FactorType: "totp", FriendlyName: "Ada", "Config.TimeStep": 61, "Config.Skew": 3 } as const;
  const error = (await rejection(factors.create(body))) as FactorApiError;
  expect(error).toBeInstanceOf(FactorApiError);
  expect(error).toMatchObject({
    operation: "CreateNewFactor",
    status: 400,
    code: 60200,
    moreInfo: "https://www.twilio.com/docs/errors/60200",
    details: {
      violations: [
        { parameter: "Config.TimeStep", expected: "a whole number from 20 to 60", received: "61" },
        { parameter: "Config.Skew", expected: "a whole number from 0 to 2", received: "3" },
      ],
    },
  });
  expect(error.response.status).toBe(400);
  for (const word of ["CreateNewFactor", "60200", "Config.TimeStep", "from 20 to 60", '"61"', "Config.Skew"]) {
    expect(error.message).toContain(word);
  }
});

test("Retry-After is seconds, in both of its forms", async () => {
  const limited = (value: string) =>
    answering(() => new Response("", { status: 429, headers: { "Retry-After": value } }));
  const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
  expect(await rejection(limited("30").fetch(sid))).toMatchObject({ retryAfter: 30 });
  const inAMinute = new Date(Date.now() + 60_000).toUTCString();
  const { retryAfter } = (await rejection(limited(inAMinute).fetch(sid))) as FactorApiError;
  expect(retryAfter).toBeGreaterThan(50);
  expect(retryAfter).toBeLessThanOrEqual(60);
  expect(await rejection(limited("soon").fetch(sid))).toMatchObject({ retryAfter: undefined });
});

test("the message names method, path and operation, and the error has no whole answer in it", async () => {
  const { factors } = setUp();
  const error = (await rejection(factors.fetch("YF024f2e9871877d436c04cd2c2d4d25f1"))) as FactorApiError;
  expect(error.message).toMatch(
    /^FetchFactor \(GET \/v2\/Services\/\{ServiceSid\}\/Entities\/\{Identity\}\/Factors\/\{Sid\}\): 404 \/ 20404 /,
  );
  expect(Object.keys(error)).not.toContain("response");
  expect(error.response.status).toBe(404);
});

test("an error can be asked for its code", async () => {
  const { factors } = setUp();
  const error = await rejection(factors.fetch("YF024f2e9871877d436c04cd2c2d4d25f1"));
  expect([isFactorApiError(error), isFactorApiError(error, 20404), isFactorApiError(error, 20003)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(isFactorApiError(new Error("20404"))).toBe(false);
});

const html = { "Content-Type": "text/html" };
test.each([
  ["an empty body", () => new Response(null, { status: 500 })],
  ["the page of a proxy", () => new Response("<h1>Bad gateway</h1>", { status: 502, headers: html })],
  ["JSON of somebody else", () => new Response('{"error":"no"}', { status: 503 })],
  ["truncated JSON", () => new Response('{"code":60200,"mess', { status: 400 })],
  ["a page where an answer was expected", () => new Response("<h1>Sign in</h1>", { status: 200, headers: html })],
  ["half an answer", () => new Response('{"sid":"YF', { status: 200 })],
  ["no answer where one was expected", () => new Response("", { status: 200 })],
  ["nothing in JSON", () => Response.json(null)],
  ["a list where one factor was expected", () => Response.json([])],
])("%s is an error too, without a code", async (_name, response) => {
  const error = (await rejection(answering(response).fetch("YF024f2e9871877d436c04cd2c2d4d25f1"))) as FactorApiError;
  expect(error).toBeInstanceOf(FactorApiError);
  expect(error).toMatchObject({ operation: "FetchFactor", status: response().status, code: undefined });
  expect(error.message).not.toMatch(/Sign in|gateway/);
});

test("a fault of the network stays what it is, with the operation added", async () => {
  const fault = new TypeError("fetch failed");
  const { factors } = setUp({ fetch: () => Promise.reject(fault) });
  expect(await rejection(factors.page())).toBe(fault);
  expect(fault).toMatchObject({ message: "fetch failed", operation: "ListFactor" });
});

test.each([Object.freeze(new Error("out of reach")), "the user left"])(
  "a fault that takes no operation (%s) stays what it is",
  async (fault) => {
    const { factors } = setUp({ fetch: () => Promise.reject(fault) });
    expect(await rejection(factors.page())).toBe(fault);
  },
);

test.each([{ violations: { a: 1 } }, { violations: [null] }, { violations: "all" }, null, "no"])(
  "details of another form (%j) do no harm",
  async (details) => {
    const body = { code: 1, message: "Refused", status: 400, details };
    const error = await rejection(answering(() => Response.json(body, { status: 400 })).page());
    expect(error).toMatchObject({ name: "FactorApiError", code: 1, details });
    expect((error as FactorApiError).message).toMatch(/400 \/ 1 Refused\.$/);
  },
);
