import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ada } from "../../src/backend/users.ts";
import { credentials, serviceSid, setUp } from "./set-up.ts";

const mock = createFactorMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers()); // also empties the mock
afterAll(() => server.close());

const { accountSid, authToken } = credentials;
const secrets = [accountSid, authToken, btoa(`${accountSid}:${authToken}`), serviceSid, ada.identity];

test("no answer holds credentials, service or identity, and none is kept by the browser", async () => {
  const answers: Response[] = [];
  const { signIn } = setUp();
  const ask = await signIn(ada);
  const get = async (...call: Parameters<typeof ask>) => {
    const answer = await ask(...call);
    answers.push(answer.clone());
    return answer.status === 204 ? {} : answer.json();
  };
  const { factor } = await get("POST", "/api/factors", { name: "Ada's phone" });
  await get("GET", "/api/session");
  await get("GET", "/api/factors");
  await get("GET", `/api/factors/${factor.sid}`);
  await get("POST", `/api/factors/${factor.sid}/verify`, { code: "wrong" });
  await get("POST", `/api/factors/${factor.sid}/verify`, { code: mock.code(factor.sid) });
  await get("PATCH", `/api/factors/${factor.sid}`, { name: "My phone" });
  await get("PATCH", `/api/factors/${factor.sid}`, { name: "My phone ".repeat(9) });
  for (const status of [401, 429, 500, 503] as const) {
    server.use(mock.respond("ListFactor", status));
    await get("GET", "/api/factors");
  }
  await get("DELETE", `/api/factors/${factor.sid}`);
  await get("DELETE", `/api/factors/${factor.sid}`);
  await get("DELETE", "/api/session");

  expect(answers.map(({ status }) => status)).toEqual([
    201, 200, 200, 200, 422, 200, 200, 400, 503, 503, 503, 503, 204, 404, 204,
  ]);
  for (const answer of answers) {
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    const text = JSON.stringify([...answer.headers]) + (await answer.text());
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  }
});

test("a secret is answered once", async () => {
  const ask = await setUp().signIn(ada);
  const { factor, binding } = await (await ask("POST", "/api/factors", { name: "Ada's phone" })).json();
  expect(binding.uri).toContain(binding.secret);
  const later = await Promise.all(["", `/${factor.sid}`].map((path) => ask("GET", `/api/factors${path}`)));
  for (const answer of later) expect(await answer.text()).not.toContain(binding.secret);
});
