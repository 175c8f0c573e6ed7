// @vitest-environment happy-dom
import { retryingFetch } from "@verify-factors/client/retry";
import { expect, test } from "vitest";
import { setUp } from "./fixture.ts";

test("accepts credentials in happy-dom, which runs on Node", async () => {
  expect(navigator.userAgent).toContain("HappyDOM/");
  expect((await setUp().factors.page()).factors).toEqual([]);
});

test("takes a timeout and a signal there", async () => {
  const { mock, factors } = setUp({ timeout: 1000 });
  const { signal } = new AbortController();
  expect((await factors.page({}, { signal })).factors).toEqual([]);
  const retrying = setUp({ fetch: retryingFetch({ fetch: mock.fetch, attemptTimeout: 1000 }) }).factors;
  expect((await retrying.page({}, { signal })).factors).toEqual([]);
});
