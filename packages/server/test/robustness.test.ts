import { totp } from "@verify-factors/testing/api";
import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import { openConnection } from "./raw.ts";
import { authorization, factorsPath, form, read, serve } from "./serve.ts";

test("malformed requests get a 4xx and change nothing", async () => {
  const { url, control } = await serve();
  const texts = [
    "nonsense\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    `GET /${"x".repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  ];
  for (const text of texts) expect(await (await openConnection(url, text)).closed).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(await control.factors()).toEqual([]);
});

test("a client that disconnects in the middle of a body changes nothing", async () => {
  const { url, factors, control, log } = await serve();
  // The server sends 100 Continue after it has received the headers.
  const head = `POST ${factorsPath} HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n`;
  const type = "Content-Type: application/x-www-form-urlencoded";
  const text = `${head}Authorization: ${authorization}\r\n${type}\r\n\r\nFactorType=totp&FriendlyName=Ada`;
  const { responded, disconnect } = await openConnection(url, text);
  await responded;
  disconnect();
  expect((await fetch(factors, form(totp))).status).toBe(201);
  expect((await control.factors()).map(({ friendly_name }) => friendly_name)).toEqual([totp.FriendlyName]);
  expect(log.map(({ method, status }) => `${method} ${status}`)).toEqual(["POST 201", "GET 200"]);
});

test("responds with 500 to an unexpected error, and logs it", async () => {
  const { factors, mock, log } = await serve();
  const fail = () => {
    throw new Error("out of order");
  };
  mock.use(mock.handle("CreateNewFactor", fail));
  const response = await fetch(factors, form(totp));
  const message = "The mock failed: Error: out of order";
  expect([response.status, await response.json()]).toEqual([500, { status: 500, message }]);
  expect(log).toMatchObject([{ method: "POST", path: factorsPath, status: 500 }]);
});

test.each([new Error("disk full"), "later", Object.create(null)])("returns 500 if the log throws %j", async (error) => {
  let isFailing = true;
  const { factors } = await serve({ log: () => (isFailing ? Promise.reject(error) : undefined) });
  const response = await fetch(factors, read);
  expect([response.status, await response.text()]).toEqual([500, expect.stringMatching(/The mock failed: ./)]);
  isFailing = false;
  expect((await fetch(factors, read)).status).toBe(200);
});

test("a simulated network error closes only its own connection", async () => {
  const { mock, factors } = await serve();
  mock.use(mock.handle("ListFactor", () => HttpResponse.error(), { once: true }));
  await expect(fetch(factors, read)).rejects.toThrow("fetch failed");
  expect((await fetch(factors, read)).status).toBe(200);
});

test("sends an unchecked response unchanged, unless HTTP does not allow it", async () => {
  const { mock, factors } = await serve();
  const send = (response: Response) =>
    mock.use(mock.handle("ListFactor", ({ unchecked }) => unchecked(response), { once: true }));
  send(new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "Content-Type": "text/html" } }));
  const gateway = await fetch(factors, read);
  expect([gateway.status, await gateway.text()]).toEqual([502, "<h1>Bad gateway</h1>"]);
  send(new Response("{}", { headers: { "X-Mine": "a\u0001b" } }));
  const failed = await fetch(factors, read);
  expect([failed.status, failed.statusText]).toEqual([500, "Internal Server Error"]);
  expect(await failed.text()).toContain("x-mine");
});
