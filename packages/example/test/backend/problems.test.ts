import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ada } from "../../src/backend/users.ts";
import { type Ask, setUp } from "./set-up.ts";

const mock = createFactorMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers()); // also empties the mock
afterAll(() => server.close());

const absent = "YF024f2e9871877d436c04cd2c2d4d25f1";
const verify = (ask: Ask, code: unknown) => {
  const { sid } = mock.add({ FactorType: "totp", Identity: ada.identity });
  return ask("POST", `/api/factors/${sid}/verify`, { code });
};

test.each<[string, number, string, (ask: Ask) => Promise<Response>]>([
  ["a wrong code", 422, "wrong-code", (ask) => verify(ask, "wrong")],
  ["no code", 400, "invalid", (ask) => verify(ask, undefined)],
  ["a code that is no text", 400, "invalid", (ask) => verify(ask, 123456)],
  ["a name that is too long", 400, "invalid", (ask) => ask("POST", "/api/factors", { name: "n".repeat(65) })],
  ["a name of spaces", 400, "invalid", (ask) => ask("POST", "/api/factors", { name: "   " })],
  ["a body that is null", 400, "invalid", (ask) => ask("POST", "/api/factors", null)],
  ["two cursors", 400, "invalid", (ask) => ask("GET", "/api/factors?cursor=a&cursor=b")],
  ["a cursor of no page", 400, "invalid", (ask) => ask("GET", "/api/factors?cursor=a")],
  ["a factor that is not there", 404, "gone", (ask) => ask("GET", `/api/factors/${absent}`)],
  ["a sid that is none", 404, "gone", (ask) => ask("GET", "/api/factors/1")],
  ["a path that is not there", 404, "gone", (ask) => ask("GET", "/api/nothing")],
])("%s is answered with %i %s", async (_what, status, problem, act) => {
  const { signIn, reported } = setUp();
  const answer = await act(await signIn(ada));
  expect([answer.status, await answer.json()]).toEqual([status, { problem }]);
  expect(reported).toEqual([]);
});

test("the sixth wrong code is one too many", async () => {
  const { sid } = mock.add({ FactorType: "totp", Identity: ada.identity });
  const ask = await setUp().signIn(ada);
  for (let attempt = 1; attempt <= 5; attempt += 1) await ask("POST", `/api/factors/${sid}/verify`, { code: "wrong" });
  const answer = await ask("POST", `/api/factors/${sid}/verify`, { code: mock.code(sid) });
  expect([answer.status, await answer.json()]).toEqual([429, { problem: "too-many-attempts" }]);
});

test.each([
  ["too many", 409, "too-many-factors", () => mock.respond("CreateNewFactor", 400, { example: "TooManyFactors" })],
  [
    "a day's worth",
    409,
    "too-many-factors",
    () => mock.respond("CreateNewFactor", 429, { example: "TooManyCreations" }),
  ],
  ["too fast", 503, "unavailable", () => mock.respond("CreateNewFactor", 429, { example: "TooManyRequests" })],
  ["wrong credentials", 503, "unavailable", () => mock.respond("CreateNewFactor", 401)],
  ["a fault", 503, "unavailable", () => mock.respond("CreateNewFactor", 500)],
])(
  "%s at the service is answered with %i %s, and reported if it is not the user's",
  async (_, status, problem, fault) => {
    server.use(fault());
    const { signIn, reported } = setUp();
    const answer = await (await signIn(ada))("POST", "/api/factors", { name: "Ada's phone" });
    expect([answer.status, await answer.json()]).toEqual([status, { problem }]);
    expect(reported).toHaveLength(status === 503 ? 1 : 0);
  },
);

test("another site cannot make a browser send something", async () => {
  const { sid } = mock.add({ FactorType: "totp", Identity: ada.identity });
  const { askWith, send } = setUp();
  const signedIn = await askWith({})("POST", "/api/session", { user: "ada" });
  const headers = { Cookie: signedIn.headers.get("Set-Cookie")?.split(";")[0] ?? "", Origin: "https://evil.example" };
  for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
    const body = JSON.stringify({ name: "Evil" });
    const answer = await send("/api/factors", { method: "POST", headers: { ...headers, "Content-Type": type }, body });
    expect([answer.status, await answer.json()]).toEqual([403, { problem: "forbidden" }]);
  }
  expect((await send(`/api/factors/${sid}`, { method: "DELETE", headers })).status).toBe(403);
  expect(mock.factors()).toHaveLength(1);
});
