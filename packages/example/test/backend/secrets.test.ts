import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ada } from "../../src/backend/users.ts";
import { createTestBackend, credentials, serviceSid } from "./create-test-backend.ts";

const mock = createFactorMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers()); // also empties the mock
afterAll(() => server.close());

const { accountSid, authToken } = credentials;
const secrets = [accountSid, authToken, btoa(`${accountSid}:${authToken}`), serviceSid, ada.identity];

test("never returns credentials, service sid or identity, and forbids caching", async () => {
  const responses: Response[] = [];
  const { signIn } = createTestBackend();
  const send = await signIn(ada);
  const record = async (...call: Parameters<typeof send>) => {
    const response = await send(...call);
    responses.push(response.clone());
    return response.status === 204 ? {} : response.json();
  };
  const { factor } = await record("POST", "/api/factors", { name: "Ada's phone" });
  await record("GET", "/api/session");
  await record("GET", "/api/factors");
  await record("GET", `/api/factors/${factor.sid}`);
  await record("POST", `/api/factors/${factor.sid}/verify`, { code: "wrong" });
  await record("POST", `/api/factors/${factor.sid}/verify`, { code: mock.code(factor.sid) });
  await record("PATCH", `/api/factors/${factor.sid}`, { name: "My phone" });
  await record("PATCH", `/api/factors/${factor.sid}`, { name: "My phone ".repeat(9) });
  for (const status of [401, 429, 500, 503] as const) {
    server.use(mock.respond("ListFactor", status));
    await record("GET", "/api/factors");
  }
  await record("DELETE", `/api/factors/${factor.sid}`);
  await record("DELETE", `/api/factors/${factor.sid}`);
  await record("DELETE", "/api/session");

  expect(responses.map(({ status }) => status)).toEqual([
    201, 200, 200, 200, 422, 200, 200, 400, 503, 503, 503, 503, 204, 404, 204,
  ]);
  for (const response of responses) {
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const text = JSON.stringify([...response.headers]) + (await response.text());
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  }
});

test("returns the secret of a new factor only once", async () => {
  const send = await createTestBackend().signIn(ada);
  const { factor, binding } = await (await send("POST", "/api/factors", { name: "Ada's phone" })).json();
  expect(binding.uri).toContain(binding.secret);
  const later = await Promise.all(["", `/${factor.sid}`].map((path) => send("GET", `/api/factors${path}`)));
  for (const response of later) expect(await response.text()).not.toContain(binding.secret);
});
