import { Hono } from "hono";
import { userBody } from "./inputs.ts";
import { Problem } from "./problem.ts";
import type { Sessions } from "./sessions.ts";
import { type User, userById, users } from "./users.ts";

/** What the browser learns of a user. */
export type UserView = Pick<User, "id" | "name">;

/** Sign in as one of the people of the demonstration, with no password. This is where an app has its login. */
export function createSessionRoutes(sessions: Sessions) {
  return new Hono()
    .get("/", async (c) => {
      const user = await sessions.userOf(c);
      return c.json({ user: user ? viewOf(user) : null, users: users.map(viewOf) });
    })
    .post("/", userBody, async (c) => {
      const user = userById(c.req.valid("json").user);
      if (!user) throw new Problem("invalid");
      await sessions.start(c, user);
      return c.json({ user: viewOf(user) }, 201);
    })
    .delete("/", (c) => {
      sessions.end(c);
      return c.body(null, 204);
    });
}

function viewOf({ id, name }: User): UserView {
  return { id, name };
}
