import { createFactorClient } from "@verify-factors/client";
import { type HttpHandler, http } from "msw";
import { createBackend } from "../backend/create-backend.ts";
import type { User } from "../backend/users.ts";
import { createPageSessions } from "./page-sessions.ts";

/** Options for {@link createBackendHandler}. */
export interface BackendHandlerOptions {
  /** The user who is signed in at the start. */
  user?: User;
  /** Called with every response of the backend. */
  onResponse?: (request: Request, response: Response) => void;
}

/**
 * Creates an MSW handler for `/api/*` that runs the app's real backend inside the page. The service must be mocked in the
 * page, too, so the credentials are placeholders.
 */
export function createBackendHandler({ user, onResponse }: BackendHandlerOptions = {}): HttpHandler {
  const client = createFactorClient({
    serviceSid: "VA3e213619479a06026d0eabba9adb2513",
    credentials: { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "any" },
    dangerouslyAllowBrowser: true,
  });
  // Failures are simulated, so there is nothing to report.
  const backend = createBackend({ client, sessions: createPageSessions(user), report: () => {} });
  return http.all("/api/*", async ({ request }) => {
    const response = await backend.fetch(request);
    onResponse?.(request, response);
    return response;
  });
}
