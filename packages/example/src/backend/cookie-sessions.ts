import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import type { Sessions } from "./sessions.ts";
import { userById } from "./users.ts";

const name = "session";
const hours = 8;
// `__Host-`: only over https or on localhost, for this very host, and out of reach of scripts.
const options = { prefix: "host", httpOnly: true, sameSite: "Strict", maxAge: hours * 60 * 60 } as const;

/**
 * Sessions in a cookie that is signed with a secret, so that a browser can keep it but not change it. The signature covers
 * the end of the session: `maxAge` alone is only a wish to the browser.
 */
export function createCookieSessions(secret: string): Sessions {
  return {
    userOf: async (c) => {
      const cookie = await getSignedCookie(c, secret, name, options.prefix);
      const [id, end] = cookie ? cookie.split(" ") : [];
      return Number(end) > Date.now() ? userById(id) : undefined;
    },
    start: (c, { id }) => setSignedCookie(c, name, `${id} ${Date.now() + options.maxAge * 1000}`, secret, options),
    end: (c) => {
      deleteCookie(c, name, options);
    },
  };
}
