import { expect, test } from "vitest";
import { getRejection, respondWith, setUp, sid } from "./fixture.ts";

const { binding: _, ...factor } = setUp().mock.add({ FactorType: "totp" });
test("delete accepts any 2xx, because it declares no body", async () => {
  for (const createResponse of [
    () => new Response(null, { status: 204 }),
    () => Response.json({ deleted: true }),
    () => new Response("gone", { status: 202 }),
  ]) {
    await expect(respondWith(createResponse).delete(sid)).resolves.toBeUndefined();
  }
});

test("names the status, or the properties and the content type", async () => {
  const getMessage = async (response: Response) =>
    ((await getRejection(respondWith(() => response).fetch(sid))) as Error).message;
  expect(await getMessage(Response.json(factor, { status: 202 }))).toMatch(/: 202: expected status 200\.$/);
  expect(await getMessage(Response.json({ ...factor, sid: 1, url: null }))).toMatch(
    /: 200: expected JSON with sid, url, received application\/json\.$/,
  );
});
