import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { expect, onTestFinished, test, vi } from "vitest";
import { expectedError, setup, totp } from "./api.ts";

const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
const seed = { FactorType: "totp", sid, FriendlyName: "Seed", "Config.CodeLength": 8 } as const;

test("restores the initial factors", async () => {
  const own = { ...seed };
  const { api, mock } = setup({ factors: [own] });
  own.FriendlyName = "Changed" as "Seed";
  const [before] = mock.factors();
  await api.createPush();
  await api.update(sid, { FriendlyName: "Another", AuthPayload: mock.code(sid) });
  mock.reset();
  expect(mock.factors()).toEqual([{ ...before, entity_sid: expect.any(String) }]);
  await api.delete(sid);
  mock.reset();
  expect((await api.fetch(sid)).body).toMatchObject({ friendly_name: "Seed", status: "unverified" });
});

test("resets attempts, keys and limits", async () => {
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

test("a creation whose body arrives after a reset stores nothing", async () => {
  const { api, mock } = setup();
  const pull = (controller: ReadableStreamDefaultController) => {
    mock.reset();
    controller.enqueue(new TextEncoder().encode(String(new URLSearchParams(totp))));
    controller.close();
  };
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  const init = { method: "POST", headers, body, duplex: "half" };
  expect((await api.call("", init)).status).toBe(201);
  expect(mock.factors()).toEqual([]);
});

test("a creation whose key is being imported at a reset stores nothing", async () => {
  const { api, mock } = setup();
  const importKey = vi.spyOn(crypto.subtle, "importKey").mockImplementationOnce(async () => {
    mock.reset();
    return {} as CryptoKey;
  });
  onTestFinished(() => importKey.mockRestore());
  expect((await api.createPush()).status).toBe(201);
  expect(mock.factors()).toEqual([]);
});

test("server.resetHandlers() calls random as often as mock.reset()", () => {
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
