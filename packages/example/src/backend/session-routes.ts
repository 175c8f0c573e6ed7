import { Hono } from "hono";
import { BackendError } from "./errors.ts";
import type { Sessions } from "./sessions.ts";
import { findUser, type User, users } from "./users.ts";
import { userBody } from "./validators.ts";

/** The part of a user that the browser may see. */
export type UserView = Pick<User, "id" | "name">;

/** Creates the routes that sign users in and out. The demo has no passwords; a real app has its login here. */
export function createSessionRoutes(sessions: Sessions) {
  return new Hono()
    .get("/", (c) => {
      const user = sessions.getUser(c);
      return c.json({ user: user ? toUserView(user) : null, users: users.map(toUserView) });
    })
    .post("/", userBody, (c) => {
      const user = findUser(c.req.valid("json").user);
      if (!user) throw new BackendError("invalid");
      sessions.start(c, user);
      return c.json({ user: toUserView(user) }, 201);
    })
    .delete("/", (c) => {
      sessions.end(c);
      return c.body(null, 204);
    });
}

function toUserView({ id, name }: User): UserView {
  return { id, name };
}
