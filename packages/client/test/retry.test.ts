import { createFactorClient, FactorApiError } from "@verify-factors/client";
import { type RetryingFetchOptions, retryingFetch } from "@verify-factors/client/retry";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { credentials, getRejection, identity, serviceSid, sid, waitForAbort } from "./fixture.ts";

const page = { factors: [], meta: { next_page_url: null, previous_page_url: null } };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Creates a client that receives these responses in order. `sent` contains the body and time of each request. */
function setUp(responses: (Response | Error | "none")[], options: RetryingFetchOptions = {}) {
  const sent: { body: string; at: number }[] = [];
  const start = Date.now();
  const fetch = async (request: Request) => {
    sent.push({ body: await request.text(), at: Date.now() - start });
    const response = responses[sent.length - 1] ?? Response.json(page);
    if (response === "none") return waitForAbort(request);
    if (response instanceof Error) throw response;
    return response;
  };
  const client = createFactorClient({ serviceSid, credentials, fetch: retryingFetch({ fetch, ...options }) });
  return { sent, factors: client.factors(identity) };
}

/** Settles a call while advancing fake timers. */
async function settle<T>(call: Promise<T>): Promise<T | unknown> {
  const settled = call.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return settled;
}

const respondWithError = (status: number, code?: number, retryAfter?: number | string) =>
  Response.json(
    { code, message: "No", more_info: "https://www.twilio.com/docs/errors", status },
    { status, ...(retryAfter !== undefined && { headers: { "Retry-After": `${retryAfter}` } }) },
  );

test.each([
  ["a network error", new TypeError("fetch failed")],
  ["500", respondWithError(500, 20500)],
  ["502 from a proxy", new Response("<h1>Bad gateway</h1>", { status: 502 })],
  ["503", respondWithError(503, 20503)],
  ["429 for too many requests", respondWithError(429, 20429)],
  ["429 with Retry-After", respondWithError(429, 12345, 1)],
])("retries a read after %s", async (_name, response) => {
  const { factors, sent } = setUp([response]);
  expect(await settle(factors.page())).toMatchObject({ factors: [] });
  expect(sent).toHaveLength(2);
});

test.each([
  ["too many incorrect codes", respondWithError(429, 60310, 60)],
  ["too many factors in a day, although it has Retry-After", respondWithError(429, 60326, 60)],
  ["429 without a known reason", respondWithError(429, 60328)],
  ["429 with an invalid Retry-After", respondWithError(429, 60328, "1.5")],
  ["400", respondWithError(400, 60200)],
  ["404", respondWithError(404, 20404)],
])("does not retry after %s", async (_name, response) => {
  const { factors, sent } = setUp([response]);
  expect(await settle(factors.page())).toBeInstanceOf(FactorApiError);
  expect(sent).toHaveLength(1);
});

test.each([
  ["retries", "429 for too many requests", respondWithError(429, 20429), 2],
  ["retries", "503 with Retry-After", respondWithError(503, 20503, 1), 2],
  ["does not retry", "503 without Retry-After", respondWithError(503, 20503), 1],
  ["does not retry", "500", respondWithError(500, 20500), 1],
  ["does not retry", "a network error", new TypeError("fetch failed"), 1],
])("%s a change after %s", async (_verb, _name, response, times) => {
  const { factors, sent } = setUp([response]);
  await settle(factors.update(sid, { FriendlyName: "Ada & Co" }));
  expect(sent.map(({ body }) => body)).toEqual(Array(times).fill("FriendlyName=Ada+%26+Co"));
});

const busy = (count: number) => Array.from({ length: count }, () => respondWithError(500));

test.each<[string, Response[], RetryingFetchOptions, number[], object]>([
  ["waits as long as Retry-After says", [respondWithError(429, 20429, 7)], {}, [0, 7000], { factors: [] }],
  ["waits a random part of a delay that doubles", busy(3), { attempts: 4, delay: 100 }, [0, 50, 150, 350], page],
  ["ends after the maximum of attempts", busy(9), { attempts: 2, delay: 100 }, [0, 50], { status: 500 }],
  ["does not wait beyond maxTime", [respondWithError(429, 20429, 31)], {}, [0], { status: 429, retryAfter: 31 }],
])("%s", async (_title, responses, options, times, result) => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0.5);
  const { factors, sent } = setUp(responses, options);
  expect(await settle(factors.page())).toMatchObject(result);
  random.mockRestore();
  expect(sent.map(({ at }) => at)).toEqual(times);
});

test("caps a delay at the longest delay of a timer", async () => {
  const { factors, sent } = setUp([respondWithError(429, 20429, 9_999_999_999)], { maxTime: Infinity });
  const call = settle(factors.page());
  await vi.advanceTimersByTimeAsync(2 ** 31 - 2);
  expect(sent.length).toBeLessThanOrEqual(2);
  expect(sent[1]?.at ?? 2 ** 31 - 1).toBe(2 ** 31 - 1);
  await call;
});

describe("attemptTimeout", () => {
  test("retries an idempotent method", async () => {
    const { factors, sent } = setUp(["none"], { attemptTimeout: 1000, delay: 1 });
    expect(await settle(factors.page())).toMatchObject({ factors: [] });
    expect(sent).toHaveLength(2);
    expect(sent[1]?.at).toBeGreaterThanOrEqual(1000);
  });

  test("does not retry a change", async () => {
    const { factors, sent } = setUp(["none"], { attemptTimeout: 1000 });
    expect(await settle(factors.update(sid, {}))).toMatchObject({ name: "TimeoutError", operation: "UpdateFactor" });
    expect(sent).toHaveLength(1);
  });
});

test("with attemptTimeout, the signal of the request still aborts the body after the headers", async () => {
  const fetch = retryingFetch({ fetch: async ({ signal }) => new Response(endlessBody(signal)), attemptTimeout: 1000 });
  const controller = new AbortController();
  const response = await fetch("https://app.example/", { signal: controller.signal });
  const body = getRejection(response.text());
  await vi.advanceTimersByTimeAsync(5000);
  controller.abort(new Error("the user left"));
  expect(await body).toMatchObject({ message: "the user left" });
});

/** Creates a body that ends only if the signal aborts. */
const endlessBody = (signal: AbortSignal) =>
  new ReadableStream({ start: (body) => signal.addEventListener("abort", () => body.error(signal.reason)) });

test("the options of a call override those of retryingFetch", async () => {
  const { factors, sent } = setUp([respondWithError(500), respondWithError(500)], { attempts: 1 });
  expect(await settle(factors.page({}, { retry: { attempts: 3, delay: 1 } }))).toMatchObject({ factors: [] });
  expect(sent).toHaveLength(3);
  const { factors: others, sent: single } = setUp([respondWithError(500)]);
  expect(await settle(others.page({}, { retry: { attempts: 1 } }))).toMatchObject({ status: 500 });
  expect(single).toHaveLength(1);
});

test("accepts a string, a URL or a Request, and init, like fetch", async () => {
  const seen: [string, string, string | null, string][] = [];
  const fetch = retryingFetch({
    fetch: async (request) => {
      seen.push([request.method, request.url, request.headers.get("X-A"), await request.text()]);
      return new Response("ok");
    },
  });
  const init = { method: "POST", headers: { "X-A": "1" }, body: "a=1" };
  await fetch("https://app.example/1", init);
  await fetch(new URL("https://app.example/2"), { ...init, retry: { attempts: 1 } });
  await fetch(new Request("https://app.example/3", { body: "b=2", method: "PUT" }), { headers: { "X-A": "2" } });
  await fetch(new Request("https://app.example/4"));
  expect(seen).toEqual([
    ["POST", "https://app.example/1", "1", "a=1"],
    ["POST", "https://app.example/2", "1", "a=1"],
    ["PUT", "https://app.example/3", "2", "b=2"],
    ["GET", "https://app.example/4", null, ""],
  ]);
});

test("stops waiting if the call is aborted", async () => {
  const { factors, sent } = setUp([respondWithError(429, 20429, 20)]);
  const controller = new AbortController();
  const call = getRejection(factors.page({}, { signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(1000);
  controller.abort(new Error("the user left"));
  expect(await call).toMatchObject({ message: "the user left" });
  expect(sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("does not wait if the call has been aborted", async () => {
  const controller = new AbortController();
  const fetch = retryingFetch({
    fetch: async () => {
      controller.abort(new Error("the user left"));
      return respondWithError(429, 20429, 20);
    },
  });
  const request = new Request("https://app.example/", { signal: controller.signal });
  expect(await getRejection(fetch(request))).toMatchObject({ message: "the user left" });
  expect(vi.getTimerCount()).toBe(0);
});

test("looks up fetch for each attempt", async () => {
  const fetch = vi.spyOn(globalThis, "fetch");
  fetch.mockRejectedValueOnce(new TypeError("fetch failed")).mockResolvedValueOnce(Response.json(page));
  const client = createFactorClient({ serviceSid, credentials, fetch: retryingFetch() });
  expect(await settle(client.factors(identity).page())).toMatchObject({ factors: [] });
  expect(fetch).toHaveBeenCalledTimes(2);
  fetch.mockRestore();
});

test.each([
  ...["attempts", "delay", "maxTime", "attemptTimeout"].flatMap((name) =>
    [0, -1, NaN, "5", null].map((value): [string, unknown] => [name, value]),
  ),
  ["attempts", 1.5],
  ["delay", 2 ** 31],
  ["maxtime", 5],
])("rejects the option %s: %s, also in a call", async (name, value) => {
  const options = { [name]: value };
  expect(() => retryingFetch(options)).toThrow(new RegExp(`^retryingFetch: .*${name}`));
  const error = await getRejection(retryingFetch()("https://app.example/", { retry: options }));
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toContain(name);
});
