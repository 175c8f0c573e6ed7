import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { Contract } from "../src/contract.ts";

const contract = new Contract(description);
const factors = "https://example.test/v2/Services/VA3e213619479a06026d0eabba9adb2513/Entities/12345678/Factors";
const { UnverifiedTotp, NewTotp, NotFound } = description.components.examples;

const faultsOf = (url: string, init: RequestInit, body: unknown, response: ResponseInit) =>
  contract.faultsOf(
    new Request(url, init),
    new Response(body === undefined ? null : JSON.stringify(body), {
      ...response,
      headers: { "Content-Type": "application/json", ...response.headers },
    }),
  );

test("true answers have no faults", async () => {
  expect(await faultsOf(`${factors}/YF1`, {}, UnverifiedTotp.value, { status: 200 })).toEqual([]);
  expect(await faultsOf(factors, { method: "POST" }, NewTotp.value, { status: 201 })).toEqual([]);
  expect(await faultsOf(`${factors}/YF1`, { method: "DELETE" }, undefined, { status: 204 })).toEqual([]);
  expect(await faultsOf(`${factors}/YF1`, {}, NotFound.value, { status: 404 })).toEqual([]);
});

test("a value outside its bounds is a fault", async () => {
  const body = { ...UnverifiedTotp.value, config: { ...UnverifiedTotp.value.config, time_step: 61 } };
  const faults = await faultsOf(`${factors}/YF1`, {}, body, { status: 200 });
  expect(faults.join()).toContain("#/config/time_step breaks");
});

test("a missing property, a wrong format and an unknown member are faults", async () => {
  const { sid, ...rest } = UnverifiedTotp.value;
  expect(await faultsOf(`${factors}/YF1`, {}, rest, { status: 200 })).not.toEqual([]);
  expect(await faultsOf(`${factors}/YF1`, {}, { ...rest, sid, url: "no address" }, { status: 200 })).not.toEqual([]);
  expect(await faultsOf(`${factors}/YF1`, {}, { ...rest, sid, factor_type: "sms" }, { status: 200 })).not.toEqual([]);
});

test("a status that the operation does not declare is a fault", async () => {
  const [fault] = await faultsOf(`${factors}/YF1`, {}, UnverifiedTotp.value, { status: 202 });
  expect(fault).toContain("declares no 202");
});

test("another status in the body, another media type and a body where none is declared are faults", async () => {
  expect(await faultsOf(`${factors}/YF1`, {}, { ...NotFound.value, status: 400 }, { status: 404 })).toHaveLength(1);
  const text = { status: 200, headers: { "Content-Type": "text/plain" } };
  expect(await faultsOf(`${factors}/YF1`, {}, UnverifiedTotp.value, text)).toHaveLength(1);
  expect(await faultsOf(`${factors}/YF1`, { method: "DELETE" }, {}, { status: 200 })).toHaveLength(1);
});

test("a header outside its schema is a fault", async () => {
  const tooMany = description.components.examples.TooManyRequests.value;
  const good = await faultsOf(factors, {}, tooMany, { status: 429, headers: { "Retry-After": "30" } });
  expect(good).toEqual([]);
  const allowed = { "Access-Control-Allow-Credentials": "false" };
  expect(await faultsOf(`${factors}/YF1`, {}, UnverifiedTotp.value, { status: 200, headers: allowed })).toEqual([]);
  const credentials = { "Access-Control-Allow-Credentials": "maybe" };
  expect(
    await faultsOf(`${factors}/YF1`, {}, UnverifiedTotp.value, { status: 200, headers: credentials }),
  ).toHaveLength(1);
});

test("405, preflights and paths that are not described are left out", async () => {
  expect(await faultsOf(factors, { method: "PUT" }, {}, { status: 405 })).toEqual([]);
  expect(await faultsOf(factors, { method: "OPTIONS" }, {}, { status: 200 })).toEqual([]);
  expect(await faultsOf("https://example.test/", {}, {}, { status: 200 })).toEqual([]);
});
