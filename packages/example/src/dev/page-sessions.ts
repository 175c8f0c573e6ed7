import type { Sessions } from "../backend/sessions.ts";
import type { User } from "../backend/users.ts";

/** The session of a backend that runs inside a page, which may not handle cookies: it ends with the page. */
export function createPageSessions(user?: User): Sessions {
  let present = user;
  return {
    userOf: async () => present,
    start: async (_c, next) => {
      present = next;
    },
    end: () => {
      present = undefined;
    },
  };
}
