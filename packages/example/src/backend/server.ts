import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { createFactorClient } from "@verify-factors/client";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { createCookieSessions } from "./cookie-sessions.ts";
import { createBackend } from "./create-backend.ts";
import type { Settings } from "./settings.ts";

const root = join(import.meta.dirname, "../../dist");

const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** The whole app: its backend, and beside it the built pages. */
export function createServer({ sessionSecret, ...options }: Settings): Hono {
  const client = createFactorClient({ ...options, timeout: 10_000 });
  const backend = createBackend({ client, sessions: createCookieSessions(sessionSecret) });
  return new Hono()
    .use(secureHeaders({ contentSecurityPolicy, referrerPolicy: "no-referrer" }))
    .all("/api/*", (c) => backend.fetch(c.req.raw))
    .get("*", serveStatic({ root }));
}
