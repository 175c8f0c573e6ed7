import { createFactorClient, FactorApiError } from "@verify-factors/client";
import { type RetryOptions, retryingFetch } from "@verify-factors/client/retry";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { credentials, identity, rejection, serviceSid } from "./fixture.ts";

const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
const page = { factors: [], meta: { next_page_url: null, previous_page_url: null } };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A client whose requests get these answers, one after the other; `sent` holds the body and the time of each. */
function setUp(answers: (Response | Error)[], options: RetryOptions = {}) {
  const sent: { body: string; at: number }[] = [];
  const start = Date.now();
  const fetch = async (request: Request) => {
    sent.push({ body: await request.text(), at: Date.now() - start });
    const answer = answers[sent.length - 1] ?? Response.json(page);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const client = createFactorClient({ serviceSid, credentials, fetch: retryingFetch({ fetch, ...options }) });
  return { sent, factors: client.factors(identity) };
}

/** What a call comes to when time passes as fast as it can. */
async function outcome<T>(call: Promise<T>): Promise<T | unknown> {
  const settled = call.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return settled;
}

const refused = (status: number, code?: number, retryAfter?: number) =>
  Response.json(
    { code, message: "No", more_info: "https://www.twilio.com/docs/errors", status },
    { status, ...(retryAfter !== undefined && { headers: { "Retry-After": `${retryAfter}` } }) },
  );

describe("reading is tried again", () => {
  test.each([
    ["after a fault of the network", new TypeError("fetch failed")],
    ["after 500", refused(500, 20500)],
    ["after 502 of a proxy", new Response("<h1>Bad gateway</h1>", { status: 502 })],
    ["after 503", refused(503, 20503)],
    ["after 429 of too many requests", refused(429, 20429)],
    ["after 429 with a time to wait", refused(429, 12345, 1)],
  ])("%s", async (_name, answer) => {
    const { factors, sent } = setUp([answer]);
    expect(await outcome(factors.page())).toMatchObject({ factors: [] });
    expect(sent).toHaveLength(2);
  });
});

describe("nothing is tried again", () => {
  test.each([
    ["after too many wrong codes", refused(429, 60310)],
    ["after too many factors in a day, although it says when", refused(429, 60326, 60)],
    ["after 429 without a reason", refused(429, 60328)],
    ["after 400", refused(400, 60200)],
    ["after 404", refused(404, 20404)],
  ])("%s", async (_name, answer) => {
    const { factors, sent } = setUp([answer]);
    expect(await outcome(factors.page())).toBeInstanceOf(FactorApiError);
    expect(sent).toHaveLength(1);
  });
});

describe("a change is sent again only when it was not taken:", () => {
  test.each([
    ["429 of too many requests", refused(429, 20429), 2],
    ["503 with a time to wait", refused(503, 20503, 1), 2],
    ["503 without one", refused(503, 20503), 1],
    ["500", refused(500, 20500), 1],
    ["a fault of the network", new TypeError("fetch failed"), 1],
  ])("%s", async (_name, answer, times) => {
    const { factors, sent } = setUp([answer]);
    await outcome(factors.update(sid, { FriendlyName: "Ada & Co" }));
    expect(sent.map(({ body }) => body)).toEqual(Array(times).fill("FriendlyName=Ada+%26+Co"));
  });
});

test("it waits as long as the service says", async () => {
  const { factors, sent } = setUp([refused(429, 20429, 7)]);
  await outcome(factors.page());
  expect(sent.map(({ at }) => at)).toEqual([0, 7000]);
});

test("it waits a random part of a growing delay", async () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0.5);
  const { factors, sent } = setUp([refused(500), refused(500), refused(500)], { attempts: 4, delay: 100 });
  await outcome(factors.page());
  random.mockRestore();
  expect(sent.map(({ at }) => at)).toEqual([0, 50, 150, 350]);
});

test("attempts are bounded, and the last answer is handed on", async () => {
  const { factors, sent } = setUp(
    Array.from({ length: 9 }, () => refused(503, 20503)),
    { attempts: 4 },
  );
  expect(await outcome(factors.page())).toMatchObject({ status: 503, code: 20503 });
  expect(sent).toHaveLength(4);
});

test("time is bounded: no wait goes beyond it", async () => {
  const { factors, sent } = setUp([refused(429, 20429, 31)]);
  expect(await outcome(factors.page())).toMatchObject({ status: 429, retryAfter: 31 });
  expect(sent).toHaveLength(1);
});

test("a wait ends when the call is given up", async () => {
  const { factors, sent } = setUp([refused(429, 20429, 20)]);
  const controller = new AbortController();
  const call = rejection(factors.page({}, { signal: controller.signal }));
  await vi.advanceTimersByTimeAsync(1000);
  controller.abort(new Error("the user left"));
  expect(await call).toMatchObject({ message: "the user left" });
  expect(sent).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("nothing is waited for when the call is given up before the wait begins", async () => {
  const controller = new AbortController();
  const fetch = retryingFetch({
    fetch: async () => {
      controller.abort(new Error("the user left"));
      return refused(429, 20429, 20);
    },
  });
  const request = new Request("https://app.example/", { signal: controller.signal });
  expect(await rejection(fetch(request))).toMatchObject({ message: "the user left" });
  expect(vi.getTimerCount()).toBe(0);
});

test("fetch is looked up for each attempt", async () => {
  const fetch = vi.spyOn(globalThis, "fetch");
  fetch.mockRejectedValueOnce(new TypeError("fetch failed")).mockResolvedValueOnce(Response.json(page));
  const client = createFactorClient({ serviceSid, credentials, fetch: retryingFetch() });
  expect(await outcome(client.factors(identity).page())).toMatchObject({ factors: [] });
  expect(fetch).toHaveBeenCalledTimes(2);
  fetch.mockRestore();
});
