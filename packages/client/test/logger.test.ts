import { createLogger, type LogEntry } from "@verify-factors/client/logger";
import { expect, test, vi } from "vitest";
import { factorPath, factorsPath, getRejection, setUp, sid } from "./fixture.ts";

function setUpLogger(options: Parameters<typeof setUp>[0] = {}) {
  const entries: LogEntry[] = [];
  const set = setUp(options);
  set.client.http.use(createLogger((entry) => entries.push(entry)));
  return { ...set, entries };
}

test("logs every call with its status and duration", async () => {
  const { entries, factors } = setUpLogger();
  await factors.page({ PageSize: 5 });
  await getRejection(factors.fetch(sid));
  expect(entries).toMatchObject([
    { operation: "ListFactor", method: "GET", path: factorsPath, status: 200 },
    { operation: "FetchFactor", method: "GET", path: factorPath, status: 404 },
  ]);
  for (const { duration } of entries) expect(duration).toBeGreaterThanOrEqual(0);
});

test("logs the body without the fields that the description marks as secret", async () => {
  const { entries, factors, mock } = setUpLogger();
  const Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  await factors.create({ FactorType: "totp", FriendlyName: "Ada & Co", "Binding.Secret": Secret });
  const { sid } = mock.add({ FactorType: "totp" });
  const code = mock.code(sid);
  await factors.verify(sid, { AuthPayload: code, FriendlyName: "Ada's phone" });
  expect(entries.map(({ body }) => body)).toEqual([
    { FactorType: "totp", FriendlyName: "Ada & Co", "Binding.Secret": "[redacted]" },
    { FriendlyName: "Ada's phone", AuthPayload: "[redacted]" },
  ]);
  const text = JSON.stringify(entries);
  for (const secret of [Secret, code, "Basic "]) expect(text).not.toContain(secret);
});

test("logs the error of a call without a response", async () => {
  const error = new TypeError("fetch failed");
  const { entries, factors } = setUpLogger({ fetch: () => Promise.reject(error) });
  await getRejection(factors.page());
  expect(entries).toMatchObject([{ operation: "ListFactor", error }]);
  expect(entries[0]).not.toHaveProperty("status");
});

test("logs to the console by default", async () => {
  const info = vi.spyOn(console, "info").mockReturnValue();
  const { client, factors } = setUp();
  client.http.use(createLogger());
  await factors.page();
  expect(info).toHaveBeenCalledWith(expect.objectContaining({ operation: "ListFactor", status: 200 }));
  info.mockRestore();
});
