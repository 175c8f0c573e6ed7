import type { EntityFactors, FactorClient } from "@verify-factors/client";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { BackendError } from "./errors.ts";
import { toFactorView } from "./factor-view.ts";
import type { Sessions } from "./sessions.ts";
import { codeBody, nameBody, sidParameter } from "./validators.ts";

/** Creates the routes for the factors of the signed-in user. `factors` is bound to that user. */
export function createFactorRoutes(client: FactorClient, sessions: Sessions) {
  const requireUser = createMiddleware<{ Variables: { factors: EntityFactors } }>(async (c, next) => {
    const user = sessions.getUser(c);
    if (!user) throw new BackendError("not-signed-in");
    c.set("factors", client.factors(user.identity));
    await next();
  });

  return new Hono()
    .use(requireUser)
    .get("/", async (c) => {
      // The service allows 120 factors per user and documents no order, so the whole list is sorted here, newest first.
      // Reversed first, because dates in whole seconds are often equal, and the service returns the oldest first.
      const factors = await Array.fromAsync(c.var.factors.list(), toFactorView);
      return c.json(factors.reverse().sort((a, b) => b.date_created.localeCompare(a.date_created)));
    })
    .post("/", nameBody, async (c) => {
      const { name } = c.req.valid("json");
      const factor = await c.var.factors.create({ FactorType: "totp", FriendlyName: name });
      return c.json({ factor: toFactorView(factor), binding: factor.binding }, 201);
    })
    .get("/:sid", sidParameter, async (c) => {
      return c.json(toFactorView(await c.var.factors.fetch(c.req.valid("param").sid)));
    })
    .post("/:sid/verify", sidParameter, codeBody, async (c) => {
      return c.json(toFactorView(await c.var.factors.verify(c.req.valid("param").sid, c.req.valid("json").code)));
    })
    .patch("/:sid", sidParameter, nameBody, async (c) => {
      const changes = { FriendlyName: c.req.valid("json").name };
      return c.json(toFactorView(await c.var.factors.update(c.req.valid("param").sid, changes)));
    })
    .delete("/:sid", sidParameter, async (c) => {
      await c.var.factors.delete(c.req.valid("param").sid);
      return c.body(null, 204);
    });
}
