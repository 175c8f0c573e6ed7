import { FactorApiError, isFactorApiError } from "@verify-factors/client";
import { describe, expect, test } from "vitest";
import { getRejection, respondWith, setUp, sid } from "./fixture.ts";

const html = { "Content-Type": "text/html" };

async function getError(createResponse: () => Response): Promise<FactorApiError> {
  return (await getRejection(respondWith(createResponse).fetch(sid))) as FactorApiError;
}

test("has the code, the name and the details of an error from the service", async () => {
  const { factors } = setUp();
  const body = { FactorType: "totp", FriendlyName: "Ada", "Config.TimeStep": 61, "Config.Skew": 3 } as const;
  const error = (await getRejection(factors.create(body))) as FactorApiError;
  expect(error).toBeInstanceOf(FactorApiError);
  const violations = [
    { parameter: "Config.TimeStep", expected: "a whole number from 20 to 60", received: "61" },
    { parameter: "Config.Skew", expected: "a whole number from 0 to 2", received: "3" },
  ];
  expect(error).toMatchObject({
    operation: "CreateNewFactor",
    status: 400,
    code: 60200,
    errorName: "InvalidParameter",
    moreInfo: "https://www.twilio.com/docs/errors/60200",
    details: { violations },
    body: { code: 60200, details: { violations } },
  });
  for (const word of ["60200", "Config.TimeStep", "from 20 to 60", '"61"', "Config.Skew"]) {
    expect(error.message).toContain(word);
  }
});

test("names operation, method, path, status and code, and does not print the response", async () => {
  const { factors } = setUp();
  const error = (await getRejection(factors.fetch(sid))) as FactorApiError;
  expect(error.message).toMatch(
    /^FetchFactor \(GET \/v2\/Services\/\{ServiceSid\}\/Entities\/\{Identity\}\/Factors\/\{Sid\}\): 404 \/ 20404: The requested/,
  );
  expect(Object.keys(error)).not.toContain("response");
  expect(error.response.status).toBe(404);
});

test("isFactorApiError() matches any error, a code or its name", async () => {
  const error = await getRejection(setUp().factors.fetch(sid));
  expect(isFactorApiError(error)).toBe(true);
  expect([isFactorApiError(error, 20404), isFactorApiError(error, 20003)]).toEqual([true, false]);
  expect([isFactorApiError(error, "NotFound"), isFactorApiError(error, "Unauthenticated")]).toEqual([true, false]);
  expect(isFactorApiError(new Error("20404"))).toBe(false);
  const withoutCode = await getError(() => new Response(null, { status: 404 }));
  expect([isFactorApiError(withoutCode), isFactorApiError(withoutCode, "toString" as never)]).toEqual([true, false]);
});

test("reads the request id", async () => {
  const headers = { "Twilio-Request-Id": "RQ5f1f2a8c" };
  expect(await getError(() => new Response("", { status: 500, headers }))).toMatchObject({ requestId: "RQ5f1f2a8c" });
  expect((await getError(() => new Response("", { status: 500 }))).requestId).toBeUndefined();
});

test.each([
  ["30", 30],
  ["0", 0],
  [new Date(Date.now() - 60_000).toUTCString(), 0],
  ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
  ["Sun Nov  6 08:49:37 1994", 0],
  ["soon", undefined],
  ["1.5", undefined],
  ["-5", undefined],
  ["5, 6", undefined],
  ["1e3", undefined],
  ["2026", 2026],
  ["2999-01-01", undefined],
  ["9".repeat(400), undefined],
])("reads Retry-After: %s as %s", async (value, seconds) => {
  const error = await getError(() => new Response("", { status: 429, headers: { "Retry-After": value } }));
  expect(error.retryAfter).toBe(seconds);
});

test("reads a Retry-After date in the future, surrounded by white space", async () => {
  const headers = { get: (name: string) => (name === "Retry-After" ? date : null) };
  const date = ` ${new Date(Date.now() + 60_000).toUTCString()} `;
  const error = await getError(() =>
    Object.defineProperty(new Response("", { status: 429 }), "headers", { value: headers }),
  );
  expect(error.retryAfter).toBeGreaterThan(50);
  expect(error.retryAfter).toBeLessThanOrEqual(61);
});

describe("an error response that is not from the service", () => {
  test.each<[string, () => Response, unknown]>([
    ["an empty body", () => new Response(null, { status: 500 }), ""],
    ["HTML from a proxy", () => new Response("<h1>Bad</h1>", { status: 502, headers: html }), "<h1>Bad</h1>"],
    ["unknown JSON", () => new Response('{"error":"no"}', { status: 503 }), { error: "no" }],
    ["truncated JSON", () => new Response('{"code":60200,"mess', { status: 400 }), '{"code":60200,"mess'],
  ])("keeps %s as its body", async (_title, createResponse, body) => {
    const error = await getError(createResponse);
    expect(error).toBeInstanceOf(FactorApiError);
    expect(error).toMatchObject({ operation: "FetchFactor", status: createResponse().status, code: undefined });
    expect(error.body ?? "").toEqual(body);
    expect(error.message).not.toContain("<h1>");
  });

  test.each([
    [{ message: "Out of tea" }, "422: Out of tea"],
    [{ title: "No tea", detail: "The pot is empty" }, "422: The pot is empty"],
    [{ title: "No tea" }, "422: No tea"],
    [{ code: "E_TEA", message: "Out of tea" }, "422: Out of tea"],
    [{ message: 7 }, "422: expected a JSON error from the service, received application/json."],
    ["tea", "422: expected a JSON error from the service, received application/json."],
  ])("describes %j", async (body, message) => {
    expect((await getError(() => Response.json(body, { status: 422 }))).message).toContain(message);
  });
});

/** An object that cannot be converted to text. */
const unprintable = { toString: "" };

test.each([
  ...[{ violations: { a: 1 } }, { violations: [null] }, { violations: "all" }, null, "no"],
  ...[unprintable, { violations: [{ parameter: unprintable, expected: "a" }] }],
  { violations: [{ parameter: "a", expected: unprintable }] },
])("accepts details of any type (%j)", async (details) => {
  const body = { code: 1, message: "Refused", more_info: unprintable, status: 400, details };
  const error = await getError(() => Response.json(body, { status: 400 }));
  expect(error).toMatchObject({ name: "FactorApiError", code: 1, errorName: undefined, moreInfo: undefined, details });
  expect(error.message).toMatch(/400 \/ 1: Refused\.$/);
});

test("describes an undeclared success by its status, or by its invalid properties and content type", async () => {
  const { binding: _, ...factor } = setUp().mock.add({ FactorType: "totp" });
  const wrongStatus = await getError(() => Response.json(factor, { status: 202 }));
  expect(wrongStatus.message).toMatch(/: 202: expected status 200\.$/);
  const empty = await getError(() => new Response());
  expect(empty.message).toMatch(
    /: 200: the body is not a JSON object with sid, .*, config: received no Content-Type\.$/,
  );
  const wrongBody = await getError(() => Response.json({ ...factor, sid: 1, url: null }));
  expect(wrongBody.message).toMatch(/: 200: the JSON lacks valid values for sid, url\.$/);
});

test.each([
  ["204", () => new Response(null, { status: 204 })],
  ["200 with JSON", () => Response.json({ deleted: true })],
  ["202 with text", () => new Response("gone", { status: 202 })],
])("delete() accepts %s, because it declares no body", async (_title, createResponse) => {
  await expect(respondWith(createResponse).delete(sid)).resolves.toBeUndefined();
});

test.each([Object.freeze(new Error("frozen")), "a string"])("rethrows %s from fetch unchanged", async (reason) => {
  const { factors } = setUp({ fetch: () => Promise.reject(reason) });
  expect(await getRejection(factors.page())).toBe(reason);
});

test("does not redact an auth token of three letters, because other words contain it", async () => {
  const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "any" };
  const fetch = async () => Response.json({ message: "Too Many Requests" }, { status: 429 });
  expect(String(await getRejection(setUp({ credentials, fetch }).factors.fetch(sid)))).toContain("Too Many Requests");
});

test("redacts a secret that begins with another secret as a whole", async () => {
  const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "GEZDGNBV" };
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const fetch = async () => Response.json({ message: `Bad ${secret}` }, { status: 400 });
  const { factors } = setUp({ credentials, fetch });
  const call = factors.create({ FactorType: "totp", FriendlyName: "Ada", "Binding.Secret": secret });
  expect(String(await getRejection(call))).toMatch(/: Bad \[redacted\]$/);
});

test("without credentials, does not redact the word undefined", async () => {
  const fetch = async () => Response.json({ message: "id of undefined" }, { status: 400 });
  const { factors } = setUp({ credentials: undefined, baseUrl: "https://app.example/api", fetch });
  expect(String(await getRejection(factors.fetch(sid)))).toContain("id of undefined");
});
