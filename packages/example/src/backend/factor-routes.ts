import type { EntityFactors, FactorClient } from "@verify-factors/client";
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { viewOf } from "./factor-view.ts";
import { codeBody, cursorQuery, nameBody, sidParameter } from "./inputs.ts";
import { Problem } from "./problem.ts";
import type { Sessions } from "./sessions.ts";

const pageSize = 5;

/** The factors of whoever is signed in. A route reaches the service through `factors` alone, so it knows no other user. */
export function createFactorRoutes(client: FactorClient, sessions: Sessions) {
  const signedIn = createMiddleware<{ Variables: { factors: EntityFactors } }>(async (c, next) => {
    const user = await sessions.userOf(c);
    if (!user) throw new Problem("not-signed-in");
    c.set("factors", client.factors(user.identity));
    await next();
  });

  return new Hono()
    .use(signedIn)
    .get("/", cursorQuery, async (c) => {
      const query = { PageSize: pageSize, PageToken: c.req.valid("query").cursor };
      const { factors, next } = await c.var.factors.page(query);
      return c.json({ factors: factors.map(viewOf), next: next?.PageToken ?? null });
    })
    .post("/", nameBody, async (c) => {
      const { name } = c.req.valid("json");
      const factor = await c.var.factors.create({ FactorType: "totp", FriendlyName: name });
      return c.json({ factor: viewOf(factor), binding: factor.binding }, 201);
    })
    .get("/:sid", sidParameter, async (c) => {
      return c.json(viewOf(await c.var.factors.fetch(c.req.valid("param").sid)));
    })
    .post("/:sid/verify", sidParameter, codeBody, async (c) => {
      return c.json(viewOf(await c.var.factors.verify(c.req.valid("param").sid, c.req.valid("json").code)));
    })
    .patch("/:sid", sidParameter, nameBody, async (c) => {
      const changes = { FriendlyName: c.req.valid("json").name };
      return c.json(viewOf(await c.var.factors.update(c.req.valid("param").sid, changes)));
    })
    .delete("/:sid", sidParameter, async (c) => {
      await c.var.factors.delete(c.req.valid("param").sid);
      return c.body(null, 204);
    });
}
