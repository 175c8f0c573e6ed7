import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { Api, expectedError, setup } from "./api.ts";

const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
const seed = { FactorType: "totp", sid, FriendlyName: "Seed", "Config.CodeLength": 8 } as const;

describe("mock.reset()", () => {
  test("restores the initial factors", async () => {
    const { api, mock } = setup({ factors: [seed] });
    const [before] = mock.factors();
    await api.createPush();
    await api.update(sid, { FriendlyName: "Another", AuthPayload: mock.code(sid) });
    mock.reset();
    expect(mock.factors()).toEqual([{ ...before, entity_sid: expect.any(String) }]);
    await api.delete(sid);
    mock.reset();
    expect((await api.fetch(sid)).body).toMatchObject({ friendly_name: "Seed", status: "unverified" });
  });

  test("resets attempts, keys, caps and the rate", async () => {
    const { api, mock } = setup({ factors: [seed] });
    for (let count = 0; count < 6; count += 1) await api.update(sid, { AuthPayload: "wrong" });
    for (let count = 0; count < 99; count += 1) await api.createTotp();
    await api.createPush();
    expect(await api.createTotp()).toMatchObject(expectedError(400, 60315));
    expect(await api.createPush()).toMatchObject(expectedError(409, 60317));
    mock.reset();
    expect((await api.createPush()).status).toBe(201);
    expect((await api.createTotp()).status).toBe(201);
    expect((await api.update(sid, { AuthPayload: mock.code(sid) })).body.status).toBe("verified");
  });

  test("removes all factors if there are no initial ones", async () => {
    const { api, mock } = setup();
    const { sid } = (await api.createTotp()).body;
    mock.reset();
    expect(mock.factors()).toEqual([]);
    expect((await api.fetch(sid)).status).toBe(404);
  });
});

describe("with setupServer", () => {
  const mock = createFactorMock({ factors: [seed, { FactorType: "push", Identity: "somebody-else" }] });
  const server = setupServer(...mock.handlers);
  const api = new Api({ send: (request) => fetch(request) });

  beforeAll(() => server.listen());
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  test("the fetch of the platform reaches the mock", async () => {
    const created = await api.createTotp({ FriendlyName: "Ada" });
    expect(created.status).toBe(201);
    expect((await api.list()).body.factors.map(({ friendly_name }) => friendly_name)).toEqual(["Seed", "Ada"]);
    expect((await api.update(created.body.sid, { AuthPayload: mock.code(created.body.sid) })).body.status).toBe(
      "verified",
    );
    expect((await api.delete(created.body.sid)).status).toBe(204);
    expect(await api.delete(created.body.sid)).toMatchObject(expectedError(404, 20404));
  });

  test("resetHandlers restores the initial factors", async () => {
    await api.createTotp();
    await api.delete(sid);
    server.resetHandlers();
    expect(mock.factors()).toHaveLength(2);
    expect((await api.list()).body.factors.map(({ friendly_name }) => friendly_name)).toEqual(["Seed"]);
    expect((await api.as({ identity: "somebody-else" }).list()).body.factors).toHaveLength(1);
  });

  test("mock.reset does the same", async () => {
    await api.update(sid, { FriendlyName: "Another" });
    mock.reset();
    expect((await api.fetch(sid)).body.friendly_name).toBe("Seed");
  });
});

test("a creation under way at a reset stores nothing", async () => {
  const { api, mock } = setup();
  const importKey = vi.spyOn(crypto.subtle, "importKey").mockImplementationOnce(async () => {
    mock.reset();
    return {} as CryptoKey;
  });
  onTestFinished(() => importKey.mockRestore());
  expect((await api.createPush()).status).toBe(201);
  expect(mock.factors()).toEqual([]);
});

test("server.resetHandlers() draws as many random bytes as mock.reset()", () => {
  let calls = 0;
  const random = (bytes: Uint8Array<ArrayBuffer>) => {
    calls += 1;
    return bytes.fill(calls);
  };
  const mock = createFactorMock({ random, factors: [{ FactorType: "totp" }] });
  const server = setupServer(...mock.handlers);
  const count = (reset: () => void) => {
    const before = calls;
    reset();
    return calls - before;
  };
  expect(count(() => server.resetHandlers())).toBe(count(() => mock.reset()));
});
