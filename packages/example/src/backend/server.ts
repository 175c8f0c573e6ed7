import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { createFactorClient } from "@verify-factors/client";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { createCookieSessions } from "./cookie-sessions.ts";
import { createBackend } from "./create-backend.ts";
import { type ErrorBody, errorStatuses } from "./errors.ts";
import type { Settings } from "./settings.ts";

const root = join(import.meta.dirname, "../../dist");

// Every request body of the backend contains one short text.
const limitBody = bodyLimit({
  maxSize: 16 * 1024,
  onError: (c) => c.json<ErrorBody>({ error: "too-large" }, errorStatuses["too-large"]),
});

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

/** Creates the server of the app: the backend and the built pages. */
export function createServer({ serviceSid, credentials, baseUrl }: Omit<Settings, "port">): Hono {
  const client = createFactorClient({ serviceSid, credentials, baseUrl, timeout: 10_000 });
  const backend = createBackend({ client, sessions: createCookieSessions() });
  return new Hono()
    .use(secureHeaders({ contentSecurityPolicy, referrerPolicy: "no-referrer" }))
    .all("/api/*", limitBody, (c) => backend.fetch(c.req.raw))
    .get("*", serveStatic({ root }));
}
