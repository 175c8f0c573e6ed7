import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import { getResponse, type RequestHandler } from "msw";
import { describe, expect, test } from "vitest";
import { Api, expectedError } from "./api.ts";

const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";

/** The five operations when these handlers stand before the mock's own. */
function behind(mock: FactorMock, ...handlers: RequestHandler[]): Api {
  const send = async (request: Request) => (await getResponse([...handlers, ...mock.handlers], request)) as Response;
  return new Api({ send });
}

describe("mock.respond", () => {
  test("sends the first example of the status, with its headers", async () => {
    const mock = createFactorMock();
    const response = await behind(mock, mock.respond("ListFactor", 429)).list();
    expect(response).toMatchObject(expectedError(429, 20429, "Too Many Requests"));
    expect(response.headers.get("Retry-After")).toBe("30");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Content-Type")).toBe("application/json");
  });

  test("sends the named example", async () => {
    const mock = createFactorMock();
    const api = behind(mock, mock.respond("UpdateFactor", 429, { example: "TooManyAttempts" }));
    const response = await api.update(sid, { AuthPayload: "123456" });
    expect(response).toMatchObject(expectedError(429, 60310));
    expect(response.headers.get("Retry-After")).toBeNull();
  });

  test("sends a given body and headers", async () => {
    const mock = createFactorMock();
    const { binding: _, ...factor } = mock.add({ FactorType: "totp", FriendlyName: "Ada" });
    const body = { ...factor, friendly_name: "Grace" };
    const api = behind(mock, mock.respond("FetchFactor", 200, { body, headers: { "X-Test": "1" } }));
    const response = await api.fetch(sid);
    expect([response.status, response.body, response.headers.get("X-Test")]).toEqual([200, body, "1"]);
  });

  test("sends a given body without the headers of an example, unless it is named", async () => {
    const mock = createFactorMock();
    const body = {
      code: 20429,
      message: "Slow down",
      more_info: "https://www.twilio.com/docs/errors/20429",
      status: 429,
    };
    const plain = await behind(mock, mock.respond("ListFactor", 429, { body })).list();
    const named = await behind(mock, mock.respond("ListFactor", 429, { body, example: "TooManyRequests" })).list();
    expect([plain.body, named.body]).toEqual([body, body]);
    expect([plain, named].map(({ headers }) => headers.get("Retry-After"))).toEqual([null, "30"]);
  });

  test.each(["retry-after", "Retry-After"])("replaces the example's header with a given %s", async (name) => {
    const mock = createFactorMock();
    const headers = { [name]: "0", "access-control-allow-origin": "https://app.example" };
    const send = (request: Request) => getResponse([mock.respond("ListFactor", 429, { headers })], request);
    const response = await send(new Request(new Api({ send: mock.fetch }).factors));
    expect(["Retry-After", "Access-Control-Allow-Origin"].map((one) => response?.headers.get(one))).toEqual([
      "0",
      "https://app.example",
    ]);
  });

  test("sends no body if none is declared", async () => {
    const mock = createFactorMock();
    const response = await behind(mock, mock.respond("DeleteFactor", 204)).delete(sid);
    expect([response.status, response.body]).toEqual([204, undefined]);
  });

  test("does not affect other operations, other methods or the state", async () => {
    const mock = createFactorMock({ factors: [{ FactorType: "totp", sid }] });
    const api = behind(mock, mock.respond("DeleteFactor", 503));
    expect((await api.delete(sid)).status).toBe(503);
    expect((await api.fetch(sid)).status).toBe(200);
    expect((await api.call(`/${sid}`, { method: "PUT" })).status).toBe(405);
    expect((await api.call(`/${sid}`, { method: "OPTIONS" })).status).toBe(204);
    expect((await api.createTotp()).status).toBe(201);
    expect(mock.factors()).toHaveLength(2);
  });

  test("responds once with { once: true }, then leaves requests to the mock", async () => {
    const mock = createFactorMock();
    const once = () => mock.respond("ListFactor", 429, { once: true });
    const api = behind(mock, once(), once());
    const statuses = [await api.list(), await api.list(), await api.list(), await api.list()].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([429, 429, 200, 200]);
  });

  test("responds to one of several concurrent requests with { once: true }", async () => {
    const mock = createFactorMock();
    const api = behind(mock, mock.respond("ListFactor", 500, { once: true }));
    const responses = await Promise.all([api.list(), api.list(), api.list()]);
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 200, 500]);
  });
});

describe("mock.respond rejects what the description does not declare:", () => {
  const mock = createFactorMock() as unknown as { respond(...call: unknown[]): unknown };
  const factor = createFactorMock().add({ FactorType: "totp" });

  test.each<[string, unknown[], string]>([
    ["an operation", ["PatchFactor", 200], 'mock.respond("PatchFactor", 200): unknown operation'],
    ["a name of a prototype", ["toString", 200], "unknown operation"],
    [
      "a status",
      ["ListFactor", 418],
      'mock.respond("ListFactor", 418): ListFactor declares no response 418. Expected one of 200, 400,',
    ],
    [
      "an example",
      ["ListFactor", 429, { example: "NotFound" }],
      "unknown example NotFound. Expected one of TooManyRequests.",
    ],
    ["an example where none is", ["DeleteFactor", 204, { example: "NotFound" }], "unknown example NotFound."],
    ["a body where none is", ["DeleteFactor", 204, { body: {} }], "204 has no body."],
    ["no body at all", ["FetchFactor", 200, { body: null }], 'the body has null at /, which violates "type" "object".'],
    ["a missing key", ["FetchFactor", 200, { body: { ...factor, sid: undefined } }], "the body has no /sid."],
    [
      "a wrong value",
      ["FetchFactor", 200, { body: { ...factor, status: "maybe" } }],
      'has a string at /status, which violates "enum" ["unverified","verified"].',
    ],
    [
      "a text of another form",
      ["FetchFactor", 200, { body: { ...factor, sid: "YF1" } }],
      'has a string at /sid, which violates "pattern" "^YF[',
    ],
    [
      "a value deep inside",
      ["FetchFactor", 200, { body: { ...factor, config: { ...factor.config, skew: 9 } } }],
      "at /config/skew",
    ],
    [
      "another status inside",
      ["FetchFactor", 404, { body: { code: 20404, message: "No", more_info: "https://x.example", status: 400 } }],
      "the status in the body must be 404, not 400.",
    ],
  ])("%s", (_name, call, message) => {
    expect(() => mock.respond(...call)).toThrow(TypeError);
    expect(() => mock.respond(...call)).toThrow(message);
  });

  test("without repeating a value, which may be a secret", () => {
    const body = { ...factor, binding: { ...factor.binding, secret: "not a s3cret" } };
    expect(() => mock.respond("CreateNewFactor", 201, { body })).toThrow(/\/binding\/secret/);
    expect(() => mock.respond("CreateNewFactor", 201, { body })).not.toThrow(/s3cret/);
  });
});
