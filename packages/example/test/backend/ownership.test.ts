import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ada, grace } from "../../src/backend/users.ts";
import { setUp } from "./set-up.ts";

const mock = createFactorMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers()); // also empties the mock
afterAll(() => server.close());

const graces = () => mock.add({ FactorType: "totp", FriendlyName: "Grace's phone", Identity: grace.identity });

test("a user lists the own factors and nobody else's", async () => {
  const { sid } = mock.add({ FactorType: "totp", Identity: ada.identity });
  graces();
  const ask = await setUp().signIn(ada);
  expect(await (await ask("GET", "/api/factors")).json()).toMatchObject({ factors: [{ sid }], next: null });
});

describe("a user reaches no other user's factor", () => {
  test.each([
    ["GET", "", undefined],
    ["PATCH", "", () => ({ name: "Mine" })],
    ["DELETE", "", undefined],
    ["POST", "/verify", (sid: string) => ({ code: mock.code(sid) })],
  ] as const)("%s %s", async (method, path, body) => {
    const factor = graces();
    const address = `/api/factors/${factor.sid}${path}`;
    const { signIn } = setUp();

    const others = await (await signIn(ada))(method, address, body?.(factor.sid));
    expect([others.status, await others.json()]).toEqual([404, { problem: "gone" }]);
    expect(mock.factors()).toMatchObject([{ friendly_name: "Grace's phone", status: "unverified" }]);

    const own = await (await signIn(grace))(method, address, body?.(factor.sid));
    expect(own.ok).toBe(true);
  });

  test("a page of one does not begin at a factor of the other", async () => {
    const tokens = await Promise.all(
      [ada, grace].map(async (user) => {
        for (let count = 0; count < 6; count += 1) mock.add({ FactorType: "totp", Identity: user.identity });
        const ask = await setUp().signIn(user);
        return (await (await ask("GET", "/api/factors")).json()).next as string;
      }),
    );
    const ask = await setUp().signIn(ada);
    const [own, other] = await Promise.all(tokens.map((token) => ask("GET", `/api/factors?cursor=${token}`)));
    expect(own?.status).toBe(200);
    expect([other?.status, await other?.json()]).toEqual([400, { problem: "invalid" }]);
  });
});

test("an identity that the request names is ignored, wherever it stands", async () => {
  const { signIn } = setUp();
  const ask = await signIn(ada);
  const claims = { identity: grace.identity, Identity: grace.identity, user: grace.id, userId: grace.id };
  const query = new URLSearchParams(claims);
  graces();
  expect(await (await ask("GET", `/api/factors?${query}`)).json()).toMatchObject({ factors: [] });
  await ask("POST", `/api/factors?${query}`, { name: "Ada's phone", ...claims });
  expect(mock.factors().filter(({ identity }) => identity === ada.identity)).toHaveLength(1);
  expect(mock.factors().filter(({ identity }) => identity === grace.identity)).toHaveLength(1);
});

test("nobody's session reaches anything", async () => {
  const { sid } = graces();
  const { askWith } = setUp();
  for (const cookie of ["", "__Host-session=grace", `__Host-session=grace ${Date.now() + 1000}.forged`]) {
    const ask = askWith({ Cookie: cookie });
    for (const [method, path] of [
      ["GET", "/api/factors"],
      ["POST", "/api/factors"],
      ["GET", `/api/factors/${sid}`],
      ["PATCH", `/api/factors/${sid}`],
      ["DELETE", `/api/factors/${sid}`],
      ["POST", `/api/factors/${sid}/verify`],
    ] as const) {
      const answer = await ask(method, path);
      expect([method, path, answer.status, await answer.json()]).toEqual([
        method,
        path,
        401,
        { problem: "not-signed-in" },
      ]);
    }
  }
  expect(mock.factors()).toHaveLength(1);
});
