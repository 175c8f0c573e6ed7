import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Sessions } from "./sessions.ts";
import type { User } from "./users.ts";

const name = "session";
const maxAge = 8 * 60 * 60;
// The prefix `__Host-` restricts the cookie to HTTPS (or localhost) and to this host. `httpOnly` hides it from scripts.
const options = { prefix: "host", httpOnly: true, sameSite: "Strict", maxAge } as const;

/**
 * Creates sessions that live in the memory of the server. The cookie contains only a random id, so that signing out ends
 * the session even for a copy of the cookie. A restart of the server ends all sessions.
 */
export function createCookieSessions(): Sessions {
  const sessions = new Map<string, { user: User; expires: number }>();
  const readId = (c: Context) => getCookie(c, name, options.prefix) ?? "";
  return {
    getUser: (c) => {
      const session = sessions.get(readId(c));
      return session && session.expires > Date.now() ? session.user : undefined;
    },
    start: (c, user) => {
      const now = Date.now();
      sessions.delete(readId(c));
      for (const [id, { expires }] of sessions) if (expires <= now) sessions.delete(id);
      const id = crypto.randomUUID();
      sessions.set(id, { user, expires: now + maxAge * 1000 });
      setCookie(c, name, id, options);
    },
    end: (c) => {
      sessions.delete(readId(c));
      deleteCookie(c, name, options);
    },
  };
}
