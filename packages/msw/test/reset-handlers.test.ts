import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { Api } from "./api.ts";

const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
const seed = { FactorType: "totp", sid, FriendlyName: "Seed" } as const;
const api = new Api({ send: (request) => fetch(request) });
const onMsw3 = inject("msw") === "msw";

function listening(...mocks: FactorMock[]) {
  const server = setupServer(...mocks.flatMap(({ handlers }) => handlers));
  server.listen();
  onTestFinished(() => server.close());
  return server;
}

const names = (mock: FactorMock) => mock.factors().map(({ friendly_name }) => friendly_name);

/** A mock that starts with a factor, and what a test may leave behind in the one that answers. */
const seeded = () => createFactorMock({ factors: [seed] });
async function use(mock: FactorMock) {
  await api.update(sid, { FriendlyName: "Renamed" });
  await api.createTotp({ FriendlyName: "Another" });
  expect(names(mock)).toEqual(["Renamed", "Another"]);
}

describe("server.resetHandlers() makes fresh", () => {
  test("a mock given to setupServer, every time", async () => {
    const mock = seeded();
    const server = listening(mock);
    for (let count = 0; count < 3; count += 1) {
      await use(mock);
      server.resetHandlers();
      expect(names(mock)).toEqual(["Seed"]);
    }
  });

  test("a mock added by server.use, every time", async () => {
    const mock = seeded();
    const server = listening();
    for (let count = 0; count < 3; count += 1) {
      server.use(...mock.handlers);
      await use(mock);
      server.resetHandlers();
      expect(server.listHandlers()).toEqual([]);
      expect(names(mock)).toEqual(["Seed"]);
    }
  });

  test("a mock that was given and added too", async () => {
    const mock = seeded();
    const server = listening(mock);
    server.use(...mock.handlers);
    await use(mock);
    server.resetHandlers();
    expect(names(mock)).toEqual(["Seed"]);
  });

  test("the mock in front and the one behind it", async () => {
    const [behind, front] = [seeded(), seeded()];
    const server = listening(behind);
    await use(behind);
    server.use(...front.handlers);
    await use(front);
    server.resetHandlers();
    expect([names(behind), names(front)]).toEqual([["Seed"], ["Seed"]]);
    await use(behind);
    expect(names(front)).toEqual(["Seed"]);
  });
});

describe("server.resetHandlers(...next)", () => {
  test("makes fresh what leaves, given or added, and what stays", async () => {
    const [given, added] = [seeded(), seeded()];
    const server = listening(given);
    await use(given);
    server.use(...added.handlers);
    await use(added);
    server.resetHandlers(...given.handlers);
    expect([names(given), names(added)]).toEqual([["Seed"], ["Seed"]]);
    await use(given);
    server.resetHandlers(...added.handlers);
    expect(names(given)).toEqual(["Seed"]);
    await use(added);
  });

  test("leaves what comes as it is: whoever prepares it before does so on purpose", async () => {
    const [given, next] = [seeded(), seeded()];
    const server = listening(given);
    next.add({ FactorType: "totp", FriendlyName: "Prepared" });
    server.resetHandlers(...next.handlers);
    expect(names(next)).toEqual(["Seed", "Prepared"]);
    server.resetHandlers();
    expect(names(next)).toEqual(["Seed"]);
    await use(next);
  });
});

describe("what else MSW does with handlers", () => {
  test("server.restoreHandlers() keeps what the mock holds", async () => {
    const mock = seeded();
    const server = listening(mock);
    await use(mock);
    server.restoreHandlers();
    expect(names(mock)).toEqual(["Renamed", "Another"]);
  });

  test("server.close() makes a mock fresh on MSW 3, and keeps it on MSW 2", async () => {
    const mock = seeded();
    const server = setupServer(...mock.handlers);
    server.listen();
    await use(mock);
    server.close();
    expect(names(mock)).toEqual(onMsw3 ? ["Seed"] : ["Renamed", "Another"]);
  });

  test("a reset of another server, or of another mock, is none of this one's", async () => {
    const [mock, other] = [seeded(), seeded()];
    listening(mock);
    await use(mock);
    setupServer(...other.handlers).resetHandlers();
    other.reset();
    expect(names(mock)).toEqual(["Renamed", "Another"]);
  });
});
