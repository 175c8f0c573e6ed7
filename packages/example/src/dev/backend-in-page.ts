import { createFactorClient } from "@verify-factors/client";
import { type HttpHandler, http } from "msw";
import { createBackend } from "../backend/create-backend.ts";
import type { User } from "../backend/users.ts";
import { createPageSessions } from "./page-sessions.ts";

/** How a backend inside a page is set up. */
export interface BackendInPageOptions {
  /** Who is signed in from the start. */
  user?: User;
  /** Sees every answer. */
  onAnswer?: (request: Request, response: Response) => void;
}

/**
 * The app's real backend inside the page, where no server is: an MSW handler of `/api/*`. The service behind it has to be
 * mocked there, too, and so its credentials open nothing.
 */
export function backendInPage({ user, onAnswer }: BackendInPageOptions = {}): HttpHandler {
  const client = createFactorClient({
    serviceSid: "VA3e213619479a06026d0eabba9adb2513",
    credentials: { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "any" },
    dangerouslyAllowBrowser: true,
  });
  // What fails on purpose is not to be reported.
  const backend = createBackend({ client, sessions: createPageSessions(user), report: () => {} });
  return http.all("/api/*", async ({ request }) => {
    const response = await backend.fetch(request);
    onAnswer?.(request, response);
    return response;
  });
}
