import type { Context } from "hono";
import type { User } from "./users.ts";

/** Who is signed in. Everything that the backend knows about the caller comes from here, and from nothing else. */
export interface Sessions {
  /** The user of a request; `undefined` when nobody is signed in. */
  userOf(c: Context): Promise<User | undefined>;
  /** Signs a user in, with the answer to this request. */
  start(c: Context, user: User): Promise<void>;
  /** Signs the user out, with the answer to this request. */
  end(c: Context): void;
}
