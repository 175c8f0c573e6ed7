import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { Api } from "./api.ts";

const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
const seed = { FactorType: "totp", sid, FriendlyName: "Seed" } as const;
const api = new Api({ send: (request) => fetch(request) });
const onMsw3 = inject("msw") === "msw";

function startServer(...mocks: FactorMock[]) {
  const server = setupServer(...mocks.flatMap(({ handlers }) => handlers));
  server.listen();
  onTestFinished(() => server.close());
  return server;
}

const getNames = (mock: FactorMock) => mock.factors().map(({ friendly_name }) => friendly_name);

/** Creates a mock with one factor. */
const createSeededMock = () => createFactorMock({ factors: [seed] });
async function changeFactors(mock: FactorMock) {
  await api.update(sid, { FriendlyName: "Renamed" });
  await api.createTotp({ FriendlyName: "Another" });
  expect(getNames(mock)).toEqual(["Renamed", "Another"]);
}

describe("server.resetHandlers() resets", () => {
  test.each([
    ["passed to setupServer", [true, false]],
    ["added by server.use", [false, true]],
    ["passed to setupServer and added by server.use", [true, true]],
  ])("a mock that was %s, every time", async (_how, [isGiven, isAdded]) => {
    const mock = createSeededMock();
    const server = startServer(...(isGiven ? [mock] : []));
    for (let count = 0; count < 3; count += 1) {
      if (isAdded) server.use(...mock.handlers);
      await changeFactors(mock);
      server.resetHandlers();
      expect(server.listHandlers()).toHaveLength(isGiven ? mock.handlers.length : 0);
      expect(getNames(mock)).toEqual(["Seed"]);
    }
  });

  test("the mock in front and the one behind it", async () => {
    const [behind, front] = [createSeededMock(), createSeededMock()];
    const server = startServer(behind);
    await changeFactors(behind);
    server.use(...front.handlers);
    await changeFactors(front);
    server.resetHandlers();
    expect([getNames(behind), getNames(front)]).toEqual([["Seed"], ["Seed"]]);
    await changeFactors(behind);
    expect(getNames(front)).toEqual(["Seed"]);
  });
});

describe("server.resetHandlers(...next)", () => {
  test("resets the mocks that are removed and those that stay", async () => {
    const [given, added] = [createSeededMock(), createSeededMock()];
    const server = startServer(given);
    await changeFactors(given);
    server.use(...added.handlers);
    await changeFactors(added);
    server.resetHandlers(...given.handlers);
    expect([getNames(given), getNames(added)]).toEqual([["Seed"], ["Seed"]]);
    await changeFactors(given);
    server.resetHandlers(...added.handlers);
    expect(getNames(given)).toEqual(["Seed"]);
    await changeFactors(added);
  });

  test("does not reset a mock that is added, which may have been prepared", async () => {
    const [given, next] = [createSeededMock(), createSeededMock()];
    const server = startServer(given);
    next.add({ FactorType: "totp", FriendlyName: "Prepared" });
    server.resetHandlers(...next.handlers);
    expect(getNames(next)).toEqual(["Seed", "Prepared"]);
    server.resetHandlers();
    expect(getNames(next)).toEqual(["Seed"]);
    await changeFactors(next);
  });
});

describe("other methods of MSW", () => {
  test("server.restoreHandlers() does not reset the mock", async () => {
    const mock = createSeededMock();
    const server = startServer(mock);
    await changeFactors(mock);
    server.restoreHandlers();
    expect(getNames(mock)).toEqual(["Renamed", "Another"]);
  });

  test("server.close() resets a mock on MSW 3, not on MSW 2", async () => {
    const mock = createSeededMock();
    const server = setupServer(...mock.handlers);
    server.listen();
    await changeFactors(mock);
    server.close();
    expect(getNames(mock)).toEqual(onMsw3 ? ["Seed"] : ["Renamed", "Another"]);
  });

  test("a reset of another server or mock does not reset this one", async () => {
    const [mock, other] = [createSeededMock(), createSeededMock()];
    startServer(mock);
    await changeFactors(mock);
    setupServer(...other.handlers).resetHandlers();
    other.reset();
    expect(getNames(mock)).toEqual(["Renamed", "Another"]);
  });
});
