import { createFactorClient } from "@verify-factors/client";
import { createCookieSessions } from "../../src/backend/cookie-sessions.ts";
import { createBackend } from "../../src/backend/create-backend.ts";
import type { User } from "../../src/backend/users.ts";

/** What no answer may hold. */
export const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "canary-auth-token" };

/** The service of all tests. */
export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";

/** Asks the backend for something, as a page of its own origin does; `body` is sent as JSON. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;

/** The backend as production has it, and what it has reported. */
export function setUp() {
  const reported: unknown[] = [];
  const backend = createBackend({
    client: createFactorClient({ serviceSid, credentials }),
    sessions: createCookieSessions("a secret of the tests"),
    report: (error) => reported.push(error),
  });
  const send = async (path: string, init: RequestInit) => backend.request(`https://app.example${path}`, init);

  const askWith =
    (headers: Record<string, string>): Ask =>
    (method, path, body) =>
      send(path, {
        method,
        headers: { "Content-Type": "application/json", Origin: "https://app.example", ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });

  /** Signs a user in; what is asked then carries the user's cookie. */
  const signIn = async ({ id }: User): Promise<Ask> => {
    const answer = await askWith({})("POST", "/api/session", { user: id });
    return askWith({ Cookie: answer.headers.get("Set-Cookie")?.split(";")[0] ?? "" });
  };
  return { send, askWith, signIn, reported };
}
