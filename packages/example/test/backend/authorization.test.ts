import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ada, grace } from "../../src/backend/users.ts";
import { createTestBackend } from "./create-test-backend.ts";

const mock = createFactorMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers()); // also empties the mock
afterAll(() => server.close());

const addFactorOfGrace = () =>
  mock.add({ FactorType: "totp", FriendlyName: "Grace's phone", Identity: grace.identity });

test("lists only the factors of the signed-in user", async () => {
  const { sid } = mock.add({ FactorType: "totp", Identity: ada.identity });
  addFactorOfGrace();
  const send = await createTestBackend().signIn(ada);
  expect(await (await send("GET", "/api/factors")).json()).toMatchObject([{ sid }]);
});

describe("responds with 404 for a factor of another user", () => {
  test.each([
    ["GET", "", undefined],
    ["PATCH", "", () => ({ name: "Mine" })],
    ["DELETE", "", undefined],
    ["POST", "/verify", (sid: string) => ({ code: mock.code(sid) })],
  ] as const)("%s %s", async (method, path, body) => {
    const factor = addFactorOfGrace();
    const url = `/api/factors/${factor.sid}${path}`;
    const { signIn } = createTestBackend();

    const foreign = await (await signIn(ada))(method, url, body?.(factor.sid));
    expect([foreign.status, await foreign.json()]).toEqual([404, { error: "not-found" }]);
    expect(mock.factors()).toMatchObject([{ friendly_name: "Grace's phone", status: "unverified" }]);

    const own = await (await signIn(grace))(method, url, body?.(factor.sid));
    expect(own.ok).toBe(true);
  });
});

test("ignores an identity in the request", async () => {
  const { signIn } = createTestBackend();
  const send = await signIn(ada);
  const claims = { identity: grace.identity, Identity: grace.identity, user: grace.id, userId: grace.id };
  const query = new URLSearchParams(claims);
  addFactorOfGrace();
  expect(await (await send("GET", `/api/factors?${query}`)).json()).toEqual([]);
  await send("POST", `/api/factors?${query}`, { name: "Ada's phone", ...claims });
  expect(mock.factors().filter(({ identity }) => identity === ada.identity)).toHaveLength(1);
  expect(mock.factors().filter(({ identity }) => identity === grace.identity)).toHaveLength(1);
});

test("responds with 401 without a valid session", async () => {
  const { sid } = addFactorOfGrace();
  const { sendWith } = createTestBackend();
  for (const cookie of ["", "__Host-session=grace", `__Host-session=${crypto.randomUUID()}`]) {
    const send = sendWith({ Cookie: cookie });
    for (const [method, path] of [
      ["GET", "/api/factors"],
      ["POST", "/api/factors"],
      ["GET", `/api/factors/${sid}`],
      ["PATCH", `/api/factors/${sid}`],
      ["DELETE", `/api/factors/${sid}`],
      ["POST", `/api/factors/${sid}/verify`],
    ] as const) {
      const response = await send(method, path);
      expect([method, path, response.status, await response.json()]).toEqual([
        method,
        path,
        401,
        { error: "not-signed-in" },
      ]);
    }
  }
  expect(mock.factors()).toHaveLength(1);
});
