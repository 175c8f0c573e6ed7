import type { FactorClient } from "@verify-factors/client";
import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { type ErrorBody, errorStatuses, toErrorCode } from "./errors.ts";
import { createFactorRoutes } from "./factor-routes.ts";
import { createSessionRoutes } from "./session-routes.ts";
import type { Sessions } from "./sessions.ts";

/** Options for {@link createBackend}. */
export interface BackendOptions {
  /** Holds the credentials of the service. */
  client: FactorClient;
  sessions: Sessions;
  /**
   * Called with every error that the user did not cause.
   *
   * @default console.error
   */
  report?: (error: unknown) => void;
}

/**
 * Creates the app's own backend under `/api`. It uses only the Fetch API, so it runs in any runtime, even inside a page.
 * Every response that is not 2xx has an {@link ErrorBody}.
 */
export function createBackend({ client, sessions, report = console.error }: BackendOptions) {
  return new Hono()
    .basePath("/api")
    .use(async (c, next) => {
      await next();
      // A response may contain the secret of a new factor.
      c.header("Cache-Control", "no-store");
    })
    .use(csrf())
    .route("/session", createSessionRoutes(sessions))
    .route("/factors", createFactorRoutes(client, sessions))
    .notFound((c) => c.json<ErrorBody>({ error: "not-found" }, errorStatuses["not-found"]))
    .onError((error, c) => {
      const code = toErrorCode(error);
      if (code === "unavailable") report(error);
      return c.json<ErrorBody>({ error: code }, errorStatuses[code]);
    });
}

/** The type of the backend with its routes, for `hc<Backend>()`. */
export type Backend = ReturnType<typeof createBackend>;
