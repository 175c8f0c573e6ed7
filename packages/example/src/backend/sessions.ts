import type { Context } from "hono";
import type { User } from "./users.ts";

/** The sessions of signed-in users. The backend uses them to identify the user of a request. */
export interface Sessions {
  /** Returns the user who sent a request, or `undefined` if the user is not signed in. */
  getUser(c: Context): User | undefined;
  /** Signs a user in with the response to this request. */
  start(c: Context, user: User): void;
  /** Signs the user out with the response to this request. */
  end(c: Context): void;
}
