import { createFactorMock } from "@verify-factors/msw";
import { startFactorServer } from "@verify-factors/server";
import { expect, onTestFinished, test } from "vitest";
import { converse } from "./raw.ts";
import { authorization, factorsPath, form, serve, totp } from "./serving.ts";

test("a hundred requests at once are a hundred factors, and the hundred and first is too many", async () => {
  const { factors, control, log } = await serve();
  const answers = await Promise.all(
    Array.from({ length: 101 }, (_, index) => fetch(factors, form({ ...totp, FriendlyName: `Phone ${index}` }))),
  );
  const created = answers.filter(({ status }) => status === 201);
  expect(created).toHaveLength(100);
  const bodies = (await Promise.all(created.map((answer) => answer.json()))) as {
    sid: string;
    friendly_name: string;
  }[];
  const held = await control.factors();
  expect(new Set(bodies.map(({ sid }) => sid))).toEqual(new Set(held.map(({ sid }) => sid)));
  expect(new Set(held.map(({ friendly_name }) => friendly_name)).size).toBe(100);
  expect(log.filter(({ code }) => code === 60315)).toHaveLength(1);
});

test("what is no request leaves the server as it was", async () => {
  const { url, control } = await serve();
  const words = [
    "nonsense\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    `GET ${factorsPath} HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n`,
    "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    `GET /${"x".repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  ];
  for (const text of words) expect(await (await converse(url, text)).heard).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(await control.factors()).toEqual([]);
});

test("a client that goes away in the middle leaves nothing behind", async () => {
  const { url, control, log } = await serve();
  const gone = new AbortController();
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode("FactorType=totp&FriendlyName=Ada"));
    },
  });
  const headers = { Authorization: authorization, "Content-Type": "application/x-www-form-urlencoded" };
  const init = { method: "POST", headers, body, duplex: "half" as const, signal: gone.signal };
  const sent = fetch(url + factorsPath, init);
  // The head has been sent before the answer to a later request is there.
  await fetch(url);
  gone.abort();
  await expect(sent).rejects.toThrow();
  expect(await control.factors()).toEqual([]);
  expect(log.filter(({ path, status }) => path === factorsPath && status < 300)).toEqual([]);
});

test("a mock that fails is an answer too", async () => {
  const mock = createFactorMock({
    baseUrl: "/",
    random: () => {
      throw new Error("no randomness left");
    },
  });
  const statuses: number[] = [];
  const server = await startFactorServer({ mock, log: ({ status }) => statuses.push(status) });
  onTestFinished(() => server.close());
  const response = await fetch(server.url + factorsPath, form(totp));
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ message: "The mock failed: Error: no randomness left" });
  expect(statuses).toEqual([500]);
});
