import type { FactorClient } from "@verify-factors/client";
import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { createFactorRoutes } from "./factor-routes.ts";
import { type ProblemBody, problemOf, statusOfProblem } from "./problem.ts";
import { createSessionRoutes } from "./session-routes.ts";
import type { Sessions } from "./sessions.ts";

/** What the backend works with. */
export interface BackendOptions {
  /** Holds the credentials. */
  client: FactorClient;
  /** Knows who is signed in. */
  sessions: Sessions;
  /** Gets every error that is the app's or the service's fault. Default: the console. */
  report?: (error: unknown) => void;
}

/**
 * The app's own backend under `/api`, as a handler of standard requests: it runs wherever `fetch` does, also inside a page.
 * Every answer that is not 2xx is a {@link ProblemBody}.
 */
export function createBackend({ client, sessions, report = console.error }: BackendOptions) {
  return new Hono()
    .basePath("/api")
    .use(async (c, next) => {
      await next();
      // An answer may hold the secret of a new factor.
      c.header("Cache-Control", "no-store");
    })
    .use(csrf())
    .route("/session", createSessionRoutes(sessions))
    .route("/factors", createFactorRoutes(client, sessions))
    .notFound((c) => c.json<ProblemBody>({ problem: "gone" }, statusOfProblem.gone))
    .onError((error, c) => {
      const problem = problemOf(error);
      if (problem === "unavailable") report(error);
      return c.json<ProblemBody>({ problem }, statusOfProblem[problem]);
    });
}

/** The routes of the backend as types, for `hc<Backend>()`. */
export type Backend = ReturnType<typeof createBackend>;
