import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import twilio from "twilio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Api, accountSid, identity, serviceSid } from "./api.ts";

const given = createFactorMock();
const server = setupServer(...given.handlers);
const api = new Api({ send: (request) => fetch(request) });

beforeAll(() => server.listen());
afterAll(() => server.close());

test("inside a boundary, server.resetHandlers() resets a mock of setupServer and one that was added inside", async () => {
  const added = createFactorMock();
  await server.boundary(async () => {
    await api.createTotp();
    server.use(...added.handlers);
    await api.createTotp();
    expect([given.factors().length, added.factors().length]).toEqual([1, 1]);
    server.resetHandlers();
    expect([given.factors(), added.factors()]).toEqual([[], []]);
  })();
});

test("outside a boundary, server.resetHandlers() resets only the mock of setupServer", async () => {
  const added = createFactorMock();
  await server.boundary(async () => {
    await api.createTotp();
    server.use(...added.handlers);
    await api.createTotp();
  })();
  server.resetHandlers();
  expect([given.factors().length, added.factors().length]).toEqual([0, 1]);
});

/** Creates a function whose promises resolve as soon as `size` calls are waiting. */
function createBarrier(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived === size) resolve();
    return promise;
  };
}

describe("concurrent tests, each with its own mock,", () => {
  // Not more tests than Vitest runs at a time, because they wait for each other.
  const tests = ["one", "two", "three", "four", "five"];
  const [allCreated, firstReset] = [createBarrier(tests.length), createBarrier(tests.length)];
  const sdk = twilio(accountSid, "a token").verify.v2.services(serviceSid).entities(identity);
  const getNames = (mock: FactorMock) => mock.factors().map(({ friendly_name }) => friendly_name);

  for (const name of tests) {
    const own = server.boundary(async () => {
      const mock = createFactorMock();
      server.use(...mock.handlers);
      const { sid } = (await api.createTotp({ FriendlyName: `${name}, by fetch` })).body;
      await sdk.newFactors.create({ factorType: "totp", friendlyName: `${name}, by the SDK` });
      await allCreated();

      const mine = [`${name}, by fetch`, `${name}, by the SDK`];
      expect((await api.list()).body.factors.map(({ friendly_name }) => friendly_name)).toEqual(mine);
      expect((await sdk.factors.list()).map(({ friendlyName }) => friendlyName)).toEqual(mine);
      expect((await api.update(sid, { AuthPayload: mock.code(sid) })).body.status).toBe("verified");
      if (name === "one") server.resetHandlers();
      await firstReset();
      expect(getNames(mock)).toEqual(name === "one" ? [] : mine);
      if (name !== "one") expect((await sdk.factors(sid).fetch()).friendlyName).toBe(mine[0]);
    });
    test.concurrent(`${name} sees only its own factors`, own);
  }

  test("do not reach the mock of setupServer", () => {
    expect(given.factors()).toEqual([]);
  });
});
