import type { Sessions } from "../backend/sessions.ts";
import type { User } from "../backend/users.ts";

/**
 * Creates sessions for a backend inside a page, where one user is signed in at a time. A page cannot set `HttpOnly`
 * cookies, so reloading the page ends the session.
 */
export function createPageSessions(initialUser?: User): Sessions {
  let user = initialUser;
  return {
    getUser: () => user,
    start: (_c, newUser) => {
      user = newUser;
    },
    end: () => {
      user = undefined;
    },
  };
}
