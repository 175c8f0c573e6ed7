import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { CallOptions, EntityFactors } from "@verify-factors/client";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  credentials,
  factorsPath,
  getRejection,
  identity,
  path,
  serviceSid,
  setUp,
  sid,
  waitForAbort,
} from "./fixture.ts";

afterEach(() => void vi.useRealTimers());

/** Ignores the signal of the request. */
const waitForever = () => new Promise<Response>(() => {});

test("rejects after the timeout even if fetch ignores the signal, and works with fake timers", async () => {
  vi.useFakeTimers();
  for (const fetch of [waitForever, waitForAbort]) {
    const call = getRejection(setUp({ fetch, timeout: 5000 }).factors.page());
    await vi.advanceTimersByTimeAsync(5000);
    const message = "ListFactor: timed out after 5000 ms.";
    expect(await call).toMatchObject({ name: "TimeoutError", message, operation: "ListFactor" });
    expect(vi.getTimerCount()).toBe(0);
  }
});

test("the timeout includes the body", async () => {
  const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"sid":')) });
  const { factors } = setUp({ fetch: async () => new Response(body), timeout: 20 });
  expect(await getRejection(factors.fetch(sid))).toMatchObject({ name: "TimeoutError" });
});

test("the timeout of a call overrides that of the client, unless it is undefined", async () => {
  const longTimeout = setUp({ fetch: waitForever, timeout: 1_000_000 }).factors;
  expect(await getRejection(longTimeout.page({}, { timeout: 1 }))).toMatchObject({ name: "TimeoutError" });
  const shortTimeout = setUp({ fetch: waitForever, timeout: 1 }).factors;
  expect(await getRejection(shortTimeout.page({}, { timeout: undefined }))).toMatchObject({ name: "TimeoutError" });
});

test("clears its timer and its listener when the call ends, and does not abort the request", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { signal } = new AbortController();
  const add = vi.spyOn(signal, "addEventListener");
  const remove = vi.spyOn(signal, "removeEventListener");
  const { factors, mock, sent } = setUp({ timeout: 60_000 });
  await factors.delete(mock.add({ FactorType: "totp" }).sid, { signal });
  await getRejection(factors.fetch(sid, { signal }));
  expect(vi.getTimerCount()).toBe(0);
  expect([add.mock.calls.length, remove.mock.calls.length]).toEqual([2, 2]);
  expect(sent.map(({ signal }) => signal.aborted)).toEqual([false, false]);
});

test.each([0, -1, NaN, 2 ** 31, "500", null])("rejects the timeout %s", async (timeout) => {
  const message = /timeout must be Infinity or a number above 0/;
  expect(() => setUp({ timeout: timeout as never })).toThrow(message);
  const error = (await getRejection(setUp().factors.page({}, { timeout: timeout as never }))) as Error;
  expect(error).toBeInstanceOf(TypeError);
  expect(error.message).toMatch(message);
});

test.each([Infinity, undefined, 2 ** 31 - 1])("accepts the timeout %s", async (timeout) => {
  await expect(setUp({ timeout }).factors.page({}, { timeout })).resolves.toBeTruthy();
});

describe("a signal", () => {
  test("rejects with its reason unchanged, even if fetch ignores the signal", async () => {
    for (const fetch of [waitForever, waitForAbort]) {
      const controller = new AbortController();
      const call = getRejection(setUp({ fetch, timeout: 1000 }).factors.page({}, { signal: controller.signal }));
      const reason = new Error("the user left");
      controller.abort(reason);
      expect(await call).toBe(reason);
      expect(reason).not.toHaveProperty("operation");
    }
  });

  test("works without reason and throwIfAborted(), which React Native lacks", async () => {
    const signal = Object.assign(new EventTarget(), { aborted: false }) as AbortSignal;
    const call = getRejection(setUp({ fetch: waitForever }).factors.page({}, { signal }));
    Object.assign(signal, { aborted: true });
    signal.dispatchEvent(new Event("abort"));
    expect(await call).toMatchObject({ name: "AbortError", operation: "ListFactor" });
    expect(await getRejection(setUp().factors.page({}, { signal }))).toMatchObject({ name: "AbortError" });
  });
});

test.each<[string, (factors: EntityFactors, options: CallOptions) => Promise<unknown>]>([
  ["create", (factors, options) => factors.create({ FactorType: "totp", FriendlyName: "Ada" }, options)],
  ["fetch", (factors, options) => factors.fetch(sid, options)],
  ["update", (factors, options) => factors.update(sid, {}, options)],
  ["verify", (factors, options) => factors.verify(sid, "123456", options)],
  ["delete", (factors, options) => factors.delete(sid, options)],
  ["page", (factors, options) => factors.page({}, options)],
  ["list", (factors, options) => factors.list(options).next()],
])("%s() accepts a signal, a timeout and headers", async (_method, call) => {
  const { factors, sent } = setUp({ fetch: waitForAbort });
  const reason = new Error("the user left");
  expect(await getRejection(call(factors, { signal: AbortSignal.abort(reason) }))).toBe(reason);
  expect(sent).toEqual([]);
  const options = { timeout: 1, headers: { "X-Call": "1" } };
  expect(await getRejection(call(factors, options))).toMatchObject({ name: "TimeoutError" });
  expect(sent.map(({ headers }) => headers.get("X-Call"))).toEqual(["1"]);
});

test("client.http uses the timeout of the client", async () => {
  const { client } = setUp({ fetch: waitForever, timeout: 1 });
  expect(await getRejection(client.http.GET(factorsPath, { params: { path } }))).toMatchObject({
    name: "TimeoutError",
  });
});

test("survives garbage collection during a call, and releases the memory of ended calls", async () => {
  const code = `
    import { createFactorClient } from "@verify-factors/client";
    const create = (fetch, timeout) => createFactorClient({ ...${JSON.stringify({ serviceSid, credentials })}, fetch, timeout });
    const wait = ({ signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const tick = () => new Promise((resolve) => setTimeout(resolve, 50));
    const collectAll = async () => { await tick(); gc(); await tick(); gc(); };
    const collect = setInterval(gc, 10);
    const hanging = create(wait, 300).factors("${identity}").page({}, { signal: new AbortController().signal });
    const hung = new Promise((resolve) => setTimeout(resolve, 5000, "hung"));
    const first = await Promise.race([hanging.catch((error) => error.name), hung]);
    clearInterval(collect);
    const factors = create(async () => new Response(null, { status: 204 }), 60_000).factors("${identity}");
    const run = async (count) => { for (let i = 0; i < count; i += 1) await factors.delete("${sid}"); await collectAll(); };
    await run(2000);
    const before = process.memoryUsage().heapUsed;
    await run(10_000);
    console.log(JSON.stringify({ first, growth: process.memoryUsage().heapUsed - before }));
    process.exit();
  `;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--expose-gc", "--input-type=module", "-e", code], {
    cwd: import.meta.dirname,
  });
  const { first, growth } = JSON.parse(stdout);
  expect(first).toBe("TimeoutError");
  expect(growth).toBeLessThan(2_000_000);
});
