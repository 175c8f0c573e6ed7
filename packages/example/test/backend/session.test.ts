import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ada } from "../../src/backend/users.ts";
import { createTestBackend } from "./create-test-backend.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const readUser = async (response: Promise<Response>) => (await (await response).json()).user;

test("signs a user in and out, and returns only id and name", async () => {
  const { sendWith, signIn } = createTestBackend();
  expect(await readUser(sendWith({})("GET", "/api/session"))).toBeNull();
  const send = await signIn(ada);
  expect(await readUser(send("GET", "/api/session"))).toEqual({ id: "ada", name: "Ada Lovelace" });
  const out = await send("DELETE", "/api/session");
  expect(out.headers.get("Set-Cookie")).toMatch(/^__Host-session=; Max-Age=0;/);
});

test("ends the session on the server at sign-out, but no other session", async () => {
  const { signIn } = createTestBackend();
  const [signedOut, other] = [await signIn(ada), await signIn(ada)];
  await signedOut("DELETE", "/api/session");
  expect(await readUser(signedOut("GET", "/api/session"))).toBeNull();
  expect((await signedOut("GET", "/api/factors")).status).toBe(401);
  expect(await readUser(other("GET", "/api/session"))).not.toBeNull();
});

test("sets a cookie that scripts and other sites cannot use", async () => {
  const response = await createTestBackend().sendWith({})("POST", "/api/session", { user: "ada" });
  const attributes = response.headers.get("Set-Cookie")?.split("; ").slice(1);
  expect(attributes?.sort()).toEqual(["HttpOnly", "Max-Age=28800", "Path=/", "SameSite=Strict", "Secure"]);
});

test("ends a session after eight hours, even if the browser keeps the cookie", async () => {
  const send = await createTestBackend().signIn(ada);
  vi.setSystemTime(Date.now() + 8 * 60 * 60 * 1000 - 1);
  expect(await readUser(send("GET", "/api/session"))).not.toBeNull();
  vi.setSystemTime(Date.now() + 1);
  expect(await readUser(send("GET", "/api/session"))).toBeNull();
});

test("rejects an unknown user", async () => {
  const response = await createTestBackend().sendWith({})("POST", "/api/session", { user: "mallory" });
  expect([response.status, await response.json()]).toEqual([400, { error: "invalid" }]);
  expect(response.headers.has("Set-Cookie")).toBe(false);
});
