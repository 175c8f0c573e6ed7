import { createFactorClient } from "@verify-factors/client";
import { createCookieSessions } from "../../src/backend/cookie-sessions.ts";
import { createBackend } from "../../src/backend/create-backend.ts";
import type { User } from "../../src/backend/users.ts";

/** Credentials that no response may contain. */
export const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "canary-auth-token" };

/** The service sid of all tests. */
export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";

/** Sends a request to the backend from its own origin, with `body` as JSON. */
export type Send = (method: string, path: string, body?: unknown) => Promise<Response>;

/** Creates the backend as in production, and collects the errors that it reports. */
export function createTestBackend() {
  const reported: unknown[] = [];
  const backend = createBackend({
    client: createFactorClient({ serviceSid, credentials }),
    sessions: createCookieSessions(),
    report: (error) => reported.push(error),
  });
  const send = async (path: string, init: RequestInit) => backend.request(`https://app.example${path}`, init);

  const sendWith =
    (headers: Record<string, string>): Send =>
    (method, path, body) =>
      send(path, {
        method,
        headers: { "Content-Type": "application/json", Origin: "https://app.example", ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });

  /** Signs a user in. Returns a function that sends requests with the user's cookie. */
  const signIn = async ({ id }: User): Promise<Send> => {
    const response = await sendWith({})("POST", "/api/session", { user: id });
    return sendWith({ Cookie: response.headers.get("Set-Cookie")?.split(";")[0] ?? "" });
  };
  return { send, sendWith, signIn, reported };
}
