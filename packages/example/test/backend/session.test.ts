import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ada } from "../../src/backend/users.ts";
import { setUp } from "./set-up.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const whoIs = async (answer: Promise<Response>) => (await (await answer).json()).user;

test("a user signs in and out, and the page knows name and id only", async () => {
  const { askWith, signIn } = setUp();
  expect(await whoIs(askWith({})("GET", "/api/session"))).toBeNull();
  const ask = await signIn(ada);
  expect(await whoIs(ask("GET", "/api/session"))).toEqual({ id: "ada", name: "Ada Lovelace" });
  const out = await ask("DELETE", "/api/session");
  expect(out.headers.get("Set-Cookie")).toMatch(/^__Host-session=; Max-Age=0;/);
});

test("scripts and other sites cannot use the cookie", async () => {
  const answer = await setUp().askWith({})("POST", "/api/session", { user: "ada" });
  const attributes = answer.headers.get("Set-Cookie")?.split("; ").slice(1);
  expect(attributes?.sort()).toEqual(["HttpOnly", "Max-Age=28800", "Path=/", "SameSite=Strict", "Secure"]);
});

test("a session ends after eight hours, whatever the browser keeps", async () => {
  const ask = await setUp().signIn(ada);
  vi.setSystemTime(Date.now() + 8 * 60 * 60 * 1000 - 1);
  expect(await whoIs(ask("GET", "/api/session"))).not.toBeNull();
  vi.setSystemTime(Date.now() + 1);
  expect(await whoIs(ask("GET", "/api/session"))).toBeNull();
});

test("a cookie that the browser has changed is none", async () => {
  const { askWith } = setUp();
  const answer = await askWith({})("POST", "/api/session", { user: "ada" });
  const cookie = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  expect(await whoIs(askWith({ Cookie: cookie })("GET", "/api/session"))).not.toBeNull();
  const changed = cookie.replace("ada", "grace");
  expect(changed).not.toBe(cookie);
  expect(await whoIs(askWith({ Cookie: changed })("GET", "/api/session"))).toBeNull();
});

test("nobody signs in as somebody who does not exist", async () => {
  const answer = await setUp().askWith({})("POST", "/api/session", { user: "mallory" });
  expect([answer.status, await answer.json()]).toEqual([400, { problem: "invalid" }]);
  expect(answer.headers.has("Set-Cookie")).toBe(false);
});
