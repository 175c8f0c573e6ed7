import type { IncomingMessage } from "node:http";
import https from "node:https";
import { text } from "node:stream/consumers";
import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Api, missing, push, unknownSid } from "./api.ts";

const form = "application/x-www-form-urlencoded";
const mock = createFactorMock();
const server = setupServer(...mock.handlers);
const agent = new https.Agent({ keepAlive: true });

beforeAll(() => server.listen());
afterEach(() => server.resetHandlers());
afterAll(() => {
  server.close();
  agent.destroy();
});

/** As the official SDK sends: through `node:https`, on a connection that is kept alive. */
async function overHttps(request: Request): Promise<Response> {
  const { method, url, headers } = request;
  const body = Buffer.from(await request.arrayBuffer());
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = https.request(url, { agent, method, headers: Object.fromEntries(headers) }, resolve);
  sent.on("error", reject).end(body);
  const response = await promise;
  const receivedHeaders = Object.entries(response.headersDistinct).map(([name, values = []]) => [
    name,
    values.join(", "),
  ]);
  return new Response((await text(response)) || null, {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(receivedHeaders),
  });
}

describe.each([
  ["fetch", (request: Request) => fetch(request)],
  ["node:https", overHttps],
])("raw requests through %s", (_name, send) => {
  const api = new Api({ send });

  test("+ and %20 are both a space, %2B is a plus", async () => {
    const { body } = await api.create("FriendlyName=a+b%20c%2Bd&FactorType=totp");
    expect(body.friendly_name).toBe("a b c+d");
    expect((await api.update(body.sid, "FriendlyName=e%20+f")).body.friendly_name).toBe("e  f");
    expect((await api.list("?PageSize=%31&Page=%30")).body.meta).toMatchObject({ page_size: 1, page: 0 });
  });

  test("the keys of a body come in any order", async () => {
    const pairs = Object.entries(push);
    for (const order of [pairs, pairs.toReversed(), pairs.toSorted(), pairs.toSorted().toReversed()]) {
      const { status, body } = await api.create(new URLSearchParams(order));
      expect([status, body]).toMatchObject([201, { friendly_name: "Ada's tablet", factor_type: "push" }]);
      server.resetHandlers();
    }
  });

  test.each([form, `${form};charset=utf-8`, `${form}; charset=UTF-8`, form.toUpperCase()])(
    "a body of the content type %s is read",
    async (type) => {
      const { status, body } = await api.post("", "FriendlyName=%C3%84da&FactorType=totp", { "Content-Type": type });
      expect([status, body]).toMatchObject([201, { friendly_name: "Äda" }]);
    },
  );

  test("a body of another content type is not", async () => {
    const response = await api.post("", '{"FriendlyName":"Ada"}', { "Content-Type": "application/json" });
    expect(response).toMatchObject(missing("FriendlyName"));
  });

  test.each([
    ["with the content type of a form", { "Content-Type": form }],
    ["with a length", { "Content-Length": "0" }],
    ["with neither", {}],
  ])("an empty body %s creates nothing and updates nothing", async (_with, headers) => {
    expect(await api.call("", { method: "POST", headers })).toMatchObject(missing("FriendlyName"));
    const { binding: _, ...factor } = (await api.createTotp()).body;
    expect(await api.call(`/${factor.sid}`, { method: "POST", headers })).toMatchObject({ status: 200, body: factor });
  });

  test("a response without a body ends", async () => {
    const { sid } = (await api.createTotp()).body;
    expect(await api.call("", { method: "HEAD" })).toMatchObject({ status: 405, body: undefined });
    expect(await api.call("", { method: "OPTIONS" })).toMatchObject({ status: 204, body: undefined });
    expect(await api.delete(sid)).toMatchObject({ status: 204, body: undefined });
    expect((await api.fetch(sid)).status).toBe(404);
  });
});

test("sends Content-Length", async () => {
  const api = new Api({ send: mock.fetch });
  const { headers, body } = await api.createTotp({ FriendlyName: "Äda \u{1F4F1}" });
  expect(headers.get("Content-Length")).toBe(String(Buffer.byteLength(JSON.stringify(body))));
  const rejected = await api.fetch(unknownSid);
  expect(rejected.headers.get("Content-Length")).toBe(String(Buffer.byteLength(JSON.stringify(rejected.body))));
  expect((await api.delete(body.sid)).headers.has("Content-Length")).toBe(false);
});
