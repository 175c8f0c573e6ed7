import { type EntityFactors, FactorApiError } from "@verify-factors/client";
import { describe, expect, test } from "vitest";
import { getRejection, respondWith, setUp, sid } from "./fixture.ts";

const { binding, ...factor } = setUp().mock.add({ FactorType: "totp" });
const page = { factors: [factor], meta: { next_page_url: null, previous_page_url: null } };
const html = { "Content-Type": "text/html" };

const methods: {
  [name: string]: { call: (factors: EntityFactors) => Promise<unknown>; status: number; body: object };
} = {
  create: {
    call: (factors) => factors.create({ FactorType: "totp", FriendlyName: "Ada" }),
    status: 201,
    body: { ...factor, binding },
  },
  fetch: { call: (factors) => factors.fetch(sid), status: 200, body: factor },
  update: { call: (factors) => factors.update(sid, {}), status: 200, body: factor },
  verify: { call: (factors) => factors.verify(sid, "123456"), status: 200, body: { ...factor, status: "verified" } },
  page: { call: (factors) => factors.page(), status: 200, body: page },
  list: { call: (factors) => Array.fromAsync(factors.list()), status: 200, body: page },
};

describe.each(Object.keys(methods))("%s", (name) => {
  const { call, status, body } = methods[name] as NonNullable<(typeof methods)[string]>;
  const without = (key: string) => ({ ...body, [key]: undefined });
  const required = Object.keys(body);

  test("resolves with the declared response", async () => {
    await expect(call(respondWith(() => Response.json(body, { status })))).resolves.toBeTruthy();
  });

  test.each<[string, () => Response]>([
    ["204", () => new Response(null, { status: 204 })],
    ["an undeclared 2xx", () => Response.json(body, { status: 202 })],
    ["an empty body", () => new Response("", { status })],
    ["an empty object", () => Response.json({}, { status })],
    ["null", () => Response.json(null, { status })],
    ["a list", () => Response.json([body], { status })],
    ["a string", () => Response.json("ok", { status })],
    ["a page of HTML", () => new Response("<h1>Sign in</h1>", { status, headers: html })],
    ["truncated JSON", () => new Response(JSON.stringify(body).slice(0, 40), { status })],
    ...required.map((key): [string, () => Response] => [
      `an object without ${key}`,
      () => Response.json(without(key), { status }),
    ]),
    ...required.map((key): [string, () => Response] => [
      `a number as ${key}`,
      () => Response.json({ ...body, [key]: 5 }, { status }),
    ]),
  ])("rejects %s", async (_title, createResponse) => {
    const error = (await getRejection(call(respondWith(createResponse)))) as FactorApiError;
    expect(error).toBeInstanceOf(FactorApiError);
    expect(error).toMatchObject({ status: createResponse().status, code: undefined, body: undefined });
    expect(error.message).not.toContain("Sign in");
  });
});

test("delete accepts any 2xx, since it declares no body", async () => {
  for (const createResponse of [
    () => new Response(null, { status: 204 }),
    () => Response.json({ deleted: true }),
    () => new Response("gone", { status: 202 }),
  ]) {
    await expect(respondWith(createResponse).delete(sid)).resolves.toBeUndefined();
  }
});

test("names the status, or the properties and the content type", async () => {
  const message = async (response: Response) =>
    ((await getRejection(respondWith(() => response).fetch(sid))) as Error).message;
  expect(await message(Response.json(factor, { status: 202 }))).toMatch(/: 202: expected status 200\.$/);
  expect(await message(Response.json({ ...factor, sid: 1, url: null }))).toMatch(
    /: 200: expected JSON with sid, url, received application\/json\.$/,
  );
});
