import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { ResponseValidator } from "../src/response-validator.ts";

const validator = new ResponseValidator(description);
const factors = "https://example.test/v2/Services/VA3e213619479a06026d0eabba9adb2513/Entities/12345678/Factors";
const { UnverifiedTotp, NewTotp, NotFound, TooManyRequests } = description.components.examples;
const totp = UnverifiedTotp.value;

const validate = (url: string, init: RequestInit, body: unknown, response: ResponseInit) =>
  validator.validate(
    new Request(url, init),
    new Response(body === undefined ? null : JSON.stringify(body), {
      ...response,
      headers: { "Content-Type": "application/json", ...response.headers },
    }),
  );

test.each([
  ["GET", "/YF1", totp, 200],
  ["POST", "", NewTotp.value, 201],
  ["DELETE", "/YF1", undefined, 204],
  ["GET", "/YF1", NotFound.value, 404],
])("accepts a valid response to %s %s", async (method, path, body, status) => {
  expect(await validate(factors + path, { method }, body, { status })).toEqual([]);
});

test("names a value outside its bounds", async () => {
  const body = { ...totp, config: { ...totp.config, time_step: 61 } };
  expect((await validate(`${factors}/YF1`, {}, body, { status: 200 })).join()).toContain("#/config/time_step violates");
});

test.each([
  ["a missing property", { ...totp, sid: undefined }],
  ["an invalid format", { ...totp, url: "no address" }],
  ["an unknown discriminator", { ...totp, factor_type: "sms" }],
])("rejects %s", async (_case, body) => {
  expect(await validate(`${factors}/YF1`, {}, body, { status: 200 })).not.toEqual([]);
});

test("rejects a status that the operation does not declare", async () => {
  const errors = await validate(`${factors}/YF1`, {}, totp, { status: 202 });
  expect(errors).toEqual([expect.stringContaining("status 202 is not declared")]);
});

test("rejects another status in the body, another media type, and a body that is undeclared or not JSON", async () => {
  expect(await validate(`${factors}/YF1`, {}, { ...NotFound.value, status: 400 }, { status: 404 })).toHaveLength(1);
  const text = { status: 200, headers: { "Content-Type": "text/plain" } };
  expect(await validate(`${factors}/YF1`, {}, totp, text)).toHaveLength(1);
  const Pinged = { description: "Done." };
  const paths = { "/ping": { get: { responses: { 200: Pinged } } } };
  const bodiless = new ResponseValidator({ openapi: "3.1.0", info: {}, paths }, "https://description.test/ping");
  const ping = new Request("https://example.test/ping");
  expect(await bodiless.validate(ping, new Response("pong"))).toEqual(["GET /ping 200: a body is not declared"]);
  const page = new Response("<html>", { status: 404, headers: { "Content-Type": "application/json" } });
  expect((await validator.validate(new Request(`${factors}/YF1`), page)).join()).toContain("the body is not JSON");
});

test("validates headers against their schemas", async () => {
  const busy = { status: 429, headers: { "Retry-After": "30" } };
  expect(await validate(factors, {}, TooManyRequests.value, busy)).toEqual([]);
  const allow = (value: string) => ({ status: 200, headers: { "Access-Control-Allow-Credentials": value } });
  expect(await validate(`${factors}/YF1`, {}, totp, allow("false"))).toEqual([]);
  expect(await validate(`${factors}/YF1`, {}, totp, allow("maybe"))).toHaveLength(1);
});

test("accepts 405 and preflights of a known path", async () => {
  expect(await validate(factors, { method: "PUT" }, {}, { status: 405 })).toEqual([]);
  expect(await validate(factors, { method: "OPTIONS" }, {}, { status: 200 })).toEqual([]);
});

test.each(["GET", "PUT", "OPTIONS"])("rejects %s of an unknown path", async (method) => {
  const url = "https://example.test/v2/Elsewhere";
  const errors = await validate(url, { method }, {}, { status: 405 });
  expect(errors).toEqual([`${method} /v2/Elsewhere: the description has no such path`]);
  expect([validator.hasPath(url), validator.hasPath(factors)]).toEqual([false, true]);
});
