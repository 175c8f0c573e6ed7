import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ada } from "../../src/backend/users.ts";
import { createTestBackend, type Send } from "./create-test-backend.ts";

const mock = createFactorMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers()); // also empties the mock
afterAll(() => server.close());

const unknownSid = "YF024f2e9871877d436c04cd2c2d4d25f1";
const verify = (send: Send, code: unknown) => {
  const { sid } = mock.add({ FactorType: "totp", Identity: ada.identity });
  return send("POST", `/api/factors/${sid}/verify`, { code });
};

test.each<[string, number, string, (send: Send) => Promise<Response>]>([
  ["a wrong code", 422, "wrong-code", (send) => verify(send, "wrong")],
  ["a missing code", 400, "invalid", (send) => verify(send, undefined)],
  ["a code that is not a string", 400, "invalid", (send) => verify(send, 123456)],
  ["a name that is too long", 400, "invalid", (send) => send("POST", "/api/factors", { name: "n".repeat(65) })],
  ["a name of spaces", 400, "invalid", (send) => send("POST", "/api/factors", { name: "   " })],
  ["a body that is null", 400, "invalid", (send) => send("POST", "/api/factors", null)],
  ["an unknown factor", 404, "not-found", (send) => send("GET", `/api/factors/${unknownSid}`)],
  ["a malformed sid", 404, "not-found", (send) => send("GET", "/api/factors/1")],
  ["an unknown path", 404, "not-found", (send) => send("GET", "/api/nothing")],
])("responds to %s with %i %s", async (_case, status, code, act) => {
  const { signIn, reported } = createTestBackend();
  const response = await act(await signIn(ada));
  expect([response.status, await response.json()]).toEqual([status, { error: code }]);
  expect(reported).toEqual([]);
});

test("responds with 429 after five wrong codes", async () => {
  const { sid } = mock.add({ FactorType: "totp", Identity: ada.identity });
  const send = await createTestBackend().signIn(ada);
  for (let attempt = 1; attempt <= 5; attempt += 1) await send("POST", `/api/factors/${sid}/verify`, { code: "wrong" });
  const response = await send("POST", `/api/factors/${sid}/verify`, { code: mock.code(sid) });
  expect([response.status, await response.json()]).toEqual([429, { error: "too-many-attempts" }]);
});

test.each([
  [
    "TooManyFactors",
    409,
    "too-many-factors",
    () => mock.respond("CreateNewFactor", 400, { example: "TooManyFactors" }),
  ],
  [
    "TooManyCreations",
    429,
    "too-many-creations",
    () => mock.respond("CreateNewFactor", 429, { example: "TooManyCreations" }),
  ],
  ["TooManyRequests", 503, "unavailable", () => mock.respond("CreateNewFactor", 429, { example: "TooManyRequests" })],
  ["invalid credentials", 503, "unavailable", () => mock.respond("CreateNewFactor", 401)],
  ["an internal error", 503, "unavailable", () => mock.respond("CreateNewFactor", 500)],
])(
  "turns %s of the service into %i %s, and reports it if the user did not cause it",
  async (_case, status, code, createHandler) => {
    server.use(createHandler());
    const { signIn, reported } = createTestBackend();
    const response = await (await signIn(ada))("POST", "/api/factors", { name: "Ada's phone" });
    expect([response.status, await response.json()]).toEqual([status, { error: code }]);
    expect(reported).toHaveLength(status === 503 ? 1 : 0);
  },
);

test("rejects requests from another site", async () => {
  const { sid } = mock.add({ FactorType: "totp", Identity: ada.identity });
  const { sendWith, send } = createTestBackend();
  const signedIn = await sendWith({})("POST", "/api/session", { user: "ada" });
  const headers = { Cookie: signedIn.headers.get("Set-Cookie")?.split(";")[0] ?? "", Origin: "https://evil.example" };
  for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
    const body = JSON.stringify({ name: "Evil" });
    const response = await send("/api/factors", {
      method: "POST",
      headers: { ...headers, "Content-Type": type },
      body,
    });
    expect([response.status, await response.json()]).toEqual([403, { error: "forbidden" }]);
  }
  expect((await send(`/api/factors/${sid}`, { method: "DELETE", headers })).status).toBe(403);
  expect(mock.factors()).toHaveLength(1);
});
