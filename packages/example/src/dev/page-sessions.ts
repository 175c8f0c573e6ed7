import type { Sessions } from "../backend/sessions.ts";
import type { User } from "../backend/users.ts";

/** Creates the one session of a backend that runs inside a page. Pages cannot handle cookies, so it ends with the page. */
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
