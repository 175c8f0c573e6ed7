import { expect, test } from "vitest";
import { send } from "./raw.ts";
import { authorization, factorsPath, serve } from "./serving.ts";

const reset = "/__control__/reset";

async function resetWith(headersOf: (port: string) => Record<string, string>) {
  const { url, mock } = await serve();
  mock.add({ FactorType: "totp" });
  const answer = await send(url + reset, { method: "POST", headers: headersOf(new URL(url).port) });
  return {
    status: answer.status,
    message: answer.body && JSON.parse(answer.body).message,
    left: mock.factors().length,
    answer,
  };
}

test.each([
  ["its own name", (port: string) => ({ Host: `127.0.0.1:${port}` })],
  ["localhost", (port: string) => ({ Host: `localhost:${port}` })],
  ["localhost in capitals", (port: string) => ({ Host: `LOCALHOST:${port}` })],
  ["IPv6 loopback, as a proxy may say", () => ({ Host: "[::1]:80" })],
  ["a forwarded port", () => ({ Host: "localhost" })],
  ["a page of its own", (port: string) => ({ Host: `localhost:${port}`, Origin: `http://localhost:${port}` })],
])("%s may control", async (_who, headers) => {
  expect(await resetWith(headers)).toMatchObject({ status: 204, left: 0 });
});

test.each([
  ["a name that was made to lead here", () => ({ Host: "evil.test" })],
  ["that with the port", (port: string) => ({ Host: `evil.test:${port}` })],
  ["one that begins like ours", () => ({ Host: "localhost.evil.test" })],
  ["one that ends like ours", () => ({ Host: "evil.localhost" })],
  ["an address that is not loopback", () => ({ Host: "192.168.0.1" })],
  ["a page of another origin", () => ({ Origin: "https://evil.test" })],
  ["a page of another port", () => ({ Origin: "http://127.0.0.1:1" })],
  ["a page of another scheme", (port: string) => ({ Origin: `https://127.0.0.1:${port}` })],
  ["a page of another name for us", (port: string) => ({ Origin: `http://localhost:${port}` })],
  ["a page without an origin", () => ({ Origin: "null" })],
])("%s may not", async (_who, headers) => {
  const { status, message, left, answer } = await resetWith(headers as (port: string) => Record<string, string>);
  expect([status, left]).toEqual([403, 1]);
  expect(message).toMatch(
    /^(The mock is controlled at 127\.0\.0\.1 or localhost, not at|A page of .* may not control)/,
  );
  expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
});

test("a preflight of another origin is refused like its request", async () => {
  const { url } = await serve();
  const headers = { Origin: "https://app.example", "Access-Control-Request-Method": "POST" };
  const { status, headers: answered } = await send(url + reset, { method: "OPTIONS", headers });
  expect([status, answered["access-control-allow-origin"]]).toEqual([403, undefined]);
});

test("the Factor endpoints are for every origin and name, as the mock's own", async () => {
  const { factors } = await serve();
  const headers = { Host: "app.example", Origin: "https://app.example", Authorization: authorization };
  const { status, headers: answered, body } = await send(factors, { headers });
  expect([status, answered["access-control-allow-origin"]]).toEqual([200, "*"]);
  expect(JSON.parse(body).meta.url).toBe(`http://app.example${factorsPath}?PageSize=50&Page=0`);
});
