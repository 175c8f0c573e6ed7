import { type CallOptions, createFactorClient, type EntityFactors } from "@verify-factors/client";
import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { expect, test } from "vitest";
import { credentials, identity, rejection, serviceSid, setUp } from "./fixture.ts";

test("a client made before the server listens is mocked", async () => {
  const client = createFactorClient({ serviceSid, credentials });
  const server = setupServer(...createFactorMock().handlers);
  server.listen();
  try {
    expect((await client.factors(identity).page()).factors).toEqual([]);
  } finally {
    server.close();
  }
});

test("another base address is used as it is", async () => {
  const mock = createFactorMock({ baseUrl: "https://app.example/api/verify", credentials: "none" });
  const client = createFactorClient({ serviceSid, baseUrl: "https://app.example/api/verify/", fetch: mock.fetch });
  const factor = await client.factors(identity).create({ FactorType: "totp", FriendlyName: "Ada's phone" });
  expect(factor.url).toBe(
    `https://app.example/api/verify/v2/Services/${serviceSid}/Entities/${identity}/Factors/${factor.sid}`,
  );
});

test("headers of the client and of the call are sent", async () => {
  const { factors, sent } = setUp({ headers: { "X-Client": "1", "X-Both": "client" } });
  await factors.page({}, { headers: { "X-Call": "2", "X-Both": "call" } });
  expect(sent[0]?.headers.get("X-Client")).toBe("1");
  expect(sent[0]?.headers.get("X-Call")).toBe("2");
  expect(sent[0]?.headers.get("X-Both")).toBe("call");
});

/** A fetch that never answers, but ends when the request is given up, as the platform's own does. */
const never = (request: Request) =>
  new Promise<Response>((_resolve, reject) => {
    if (request.signal.aborted) reject(request.signal.reason);
    request.signal.addEventListener("abort", () => reject(request.signal.reason));
  });

test("a call can be given up by a signal, with the signal's own reason", async () => {
  const { factors } = setUp({ fetch: never });
  const controller = new AbortController();
  const call = factors.page({}, { signal: controller.signal });
  controller.abort(new Error("the user left"));
  expect(await rejection(call)).toMatchObject({ message: "the user left" });
});

test("a call is given up after the client's time, or after its own", async () => {
  expect(await rejection(setUp({ fetch: never, timeout: 1 }).factors.page())).toMatchObject({ name: "TimeoutError" });
  const patient = setUp({ fetch: never, timeout: 1_000_000 }).factors;
  expect(await rejection(patient.page({}, { timeout: 1 }))).toMatchObject({ name: "TimeoutError" });
});

const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
test.each<[string, (factors: EntityFactors, options: CallOptions) => Promise<unknown>]>([
  ["create", (factors, options) => factors.create({ FactorType: "totp", FriendlyName: "Ada" }, options)],
  ["fetch", (factors, options) => factors.fetch(sid, options)],
  ["update", (factors, options) => factors.update(sid, {}, options)],
  ["verify", (factors, options) => factors.verify(sid, "123456", {}, options)],
  ["delete", (factors, options) => factors.delete(sid, options)],
  ["page", (factors, options) => factors.page({}, options)],
  ["list", (factors, options) => factors.list(options).next()],
])("%s takes a signal, a time and headers", async (_method, call) => {
  const sent: Request[] = [];
  const { factors } = setUp({
    fetch: (request) => {
      sent.push(request);
      return never(request);
    },
  });
  const signal = AbortSignal.abort(new Error("the user left"));
  expect(await rejection(call(factors, { signal }))).toMatchObject({ message: "the user left" });
  expect(sent).toEqual([]);
  expect(await rejection(call(factors, { timeout: 1, headers: { "X-Call": "1" } }))).toMatchObject({
    name: "TimeoutError",
  });
  expect(sent.map(({ headers }) => headers.get("X-Call"))).toEqual(["1"]);
});

test("a call that has ended aborts nothing, also when its answer has no body to read", async () => {
  const { factors, mock, sent } = setUp();
  await factors.delete(mock.add({ FactorType: "totp" }).sid);
  expect(sent.map(({ signal }) => signal.aborted)).toEqual([false]);
});

test("an unset timeout of a call leaves the client's own in force", async () => {
  const { factors } = setUp({ fetch: never, timeout: 1 });
  expect(await rejection(factors.page({}, { timeout: undefined }))).toMatchObject({ name: "TimeoutError" });
});
