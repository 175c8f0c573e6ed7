import { createFactorMock } from "@verify-factors/msw";
import { startFactorServer } from "@verify-factors/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { converse } from "./raw.ts";
import { authorization, factorsPath, form, serve, totp } from "./serving.ts";

// As they were before any server of this file.
const platform = { Request, Response };

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
  const { url, factors, control, log } = await serve();
  const head = [
    `POST ${factorsPath} HTTP/1.1`,
    "Host: localhost",
    `Authorization: ${authorization}`,
    "Content-Type: application/x-www-form-urlencoded",
    "Content-Length: 1000",
    // To be told when the head has arrived.
    "Expect: 100-continue",
  ];
  const { answered, cut } = await converse(url, `${head.join("\r\n")}\r\n\r\nFactorType=totp&FriendlyName=Ada`);
  await answered;
  cut();
  expect((await fetch(factors, form(totp))).status).toBe(201);
  expect((await control.factors()).map(({ friendly_name }) => friendly_name)).toEqual([totp.FriendlyName]);
  expect(log.map(({ method, status }) => `${method} ${status}`)).toEqual(["POST 201", "GET 200"]);
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

test.each<[string, () => unknown]>([
  [
    "Error: no paper left",
    () => {
      throw new Error("no paper left");
    },
  ],
  ["later", () => Promise.reject("later")],
  ["[Object: null prototype] {}", () => Promise.reject(Object.create(null))],
])("a log that fails is an answer too, and costs no more than that: %s", async (what, fail) => {
  let failing = true;
  const server = await startFactorServer({ log: () => (failing ? fail() : undefined) });
  onTestFinished(() => server.close());
  const headers = { Authorization: authorization };
  const response = await fetch(server.url + factorsPath, { headers });
  expect(response.status).toBe(500);
  expect(((await response.json()) as { message: string }).message).toContain(what);
  failing = false;
  expect((await fetch(server.url + factorsPath, { headers })).status).toBe(200);
});

test("an answer that HTTP cannot carry is one of its own", async () => {
  const mock = createFactorMock({ baseUrl: "/" });
  const answer = async () => ({ status: 200, headers: { "x-mine": "two\nlines" }, body: "{}" });
  const server = await startFactorServer({ mock: { ...mock, answer } });
  onTestFinished(() => server.close());
  const response = await fetch(server.url);
  expect([response.status, response.statusText]).toEqual([500, "Internal Server Error"]);
  expect(response.headers.get("content-length")).not.toBeNull();
  expect(await response.json()).toMatchObject({ message: expect.stringContaining("x-mine") });
});

test.each([{ "Content-Length": "2" }, { "Content-Length": "1000" }, { "Transfer-Encoding": "gzip" }, { Trailer: "x" }])(
  "what a responder says of the connection is not sent: %j",
  async (headers) => {
    const { factors, control } = await serve();
    await control.respond("ListFactor", 429, { headers });
    const response = await fetch(factors, { headers: { Authorization: authorization } });
    expect([response.status, await response.json()]).toMatchObject([429, { code: 20429 }]);
  },
);

describe("the address of a request is", () => {
  const list = (target: string, version: string, ...headers: string[]) =>
    [`GET ${target} HTTP/${version}`, `Authorization: ${authorization}`, "Connection: close", ...headers, "\r\n"].join(
      "\r\n",
    );
  test.each<[string, string, number, string?]>([
    ["its target at its host", list(factorsPath, "1.1", "Host: mock.example:8080"), 200, "http://mock.example:8080"],
    ["its target alone", list(`http://other.example${factorsPath}`, "1.1", "Host: x"), 200, "http://other.example"],
    ["at localhost without a host", list(factorsPath, "1.0"), 200, "http://localhost"],
    ["none with an empty host", list(factorsPath, "1.1", "Host: "), 400],
    ["none with a path in its host", list("/x", "1.1", `Host: localhost${factorsPath}?`), 400],
    ["none with a user in its host", list(factorsPath, "1.1", "Host: ada:secret@localhost"), 400],
    ["none with a user in its target", list(`http://ada@localhost${factorsPath}`, "1.1", "Host: localhost"), 400],
    ["none of another scheme", list(`ftp://localhost${factorsPath}`, "1.1", "Host: localhost"), 400],
  ])("%s", async (_title, text, status, origin) => {
    const { url } = await serve();
    const heard = await (await converse(url, text)).heard;
    expect(heard).toContain(`HTTP/1.1 ${status} `);
    if (origin) expect(heard).toContain(`"url":"${origin}${factorsPath}`);
  });
});

test.each([false, true])(
  "a method that the platform does not send is a 405 (with a responder: %s)",
  async (responds) => {
    const { url, control } = await serve();
    if (responds) await control.respond("ListFactor", 429);
    const text = `TRACE ${factorsPath} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
    expect(await (await converse(url, text)).heard).toContain("HTTP/1.1 405 ");
  },
);

test("the Request and Response of the process stay the platform's", async () => {
  await serve();
  expect(globalThis.Request).toBe(platform.Request);
  expect(globalThis.Response).toBe(platform.Response);
});
