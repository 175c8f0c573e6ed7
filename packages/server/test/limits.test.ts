import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { totp } from "@verify-factors/testing/api";
import { expect, test } from "vitest";
import { openConnection, send } from "./raw.ts";
import { authorization, factorsPath, form, serve } from "./serve.ts";

const headers = { Authorization: authorization, "Content-Type": "application/x-www-form-urlencoded" };
const createBody = (size: number) => "FactorType=totp&FriendlyName=".padEnd(size, "x");

test("a body is limited to 1 MB, on every path", async () => {
  const { url, log, mock } = await serve();
  for (const path of [factorsPath, "/__control__/reset", "/nothing"]) {
    const { status, body } = await send(url + path, { method: "POST", headers, body: createBody(1_000_001) });
    const message = "The body exceeds 1000000 bytes. Send a smaller one, or raise maxBodySize.";
    expect([status, JSON.parse(body)]).toEqual([413, { status: 413, message }]);
  }
  // The mock reads this body, and rejects its name, which is too long.
  const { status } = await send(url + factorsPath, { method: "POST", headers, body: createBody(1_000_000) });
  expect([status, mock.factors()]).toEqual([400, []]);
  expect(log.map((entry) => entry.status)).toEqual([413, 413, 413, 400]);
});

test("maxBodySize limits the bytes of plain and chunked bodies", async () => {
  const { factors } = await serve({ maxBodySize: 60 });
  const post = async (body: string, more: object = {}) =>
    (await send(factors, { method: "POST", headers: { ...headers, ...more }, body })).status;
  const chunked = { "Transfer-Encoding": "chunked" };
  expect([await post(createBody(60)), await post(createBody(61))]).toEqual([201, 413]);
  expect([await post(createBody(60), chunked), await post(createBody(61), chunked)]).toEqual([201, 413]);
  expect(await post(`FriendlyName=${"é".repeat(30)}`)).toBe(413);
});

test("does not store a body that is too large", async () => {
  setFlagsFromString("--expose_gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const { url } = await serve();
  const chunk = "x".repeat(1_000_000);
  const head = `POST /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${200e6}\r\n\r\n`;
  const { write, closed } = await openConnection(url, head);
  const before = process.memoryUsage().arrayBuffers;
  for (let count = 1; count < 200; count += 1) await write(chunk);
  const measureGrowth = () => {
    collectGarbage();
    return process.memoryUsage().arrayBuffers - before;
  };
  // Buffers are freed some time after the collection.
  await expect.poll(measureGrowth).toBeLessThan(10_000_000);
  await write(chunk);
  expect(await closed).toContain("HTTP/1.1 413 ");
});

const long = "a".repeat(500_000);
const list = { operation: "ListFactor", status: 200 };
test.each<[string, string, object]>([
  ["a parameter", factorsPath, { ...totp, "Config.Alg": long }],
  ["the name of a parameter", factorsPath, { ...totp, [long]: "1" }],
  ["a seed", "/__control__/factors", { FactorType: "totp", Identity: long }],
  ["a seed's date", "/__control__/factors", { FactorType: "totp", date_created: long }],
  ["a seed's key", "/__control__/factors", { FactorType: "totp", [long]: 1 }],
  ["an operation", "/__control__/responses", { operation: long, status: 200 }],
  ["an example", "/__control__/responses", { ...list, example: long }],
  ["a header", "/__control__/responses", { ...list, headers: { [`a b${long}`]: "c" } }],
  ["a duration", "/__control__/clock/advance", { milliseconds: long }],
])("an error repeats at most 100 characters of %s", async (_what, path, body) => {
  const { url } = await serve({ strict: true });
  const json = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(url + path, path === factorsPath ? form(body as Record<string, string>) : json);
  const text = await response.text();
  expect([response.status, text.length < 1000]).toEqual([400, true]);
  expect(text).not.toMatch(/a{101}/);
});
