import type { Authenticate } from "@verify-factors/openapi-mock";
import { expect, test } from "vitest";
import { contract, createParcelMock } from "./fixtures/parcels.ts";

const basic = (text: string) => ({ Authorization: `Basic ${btoa(text)}` });
const list = "/depots/north/parcels";

test.each([
  ["no credentials", {}, 401],
  ["a user name and a password", basic("ada:secret:with:colons"), 200],
  ["an empty password", basic("ada:"), 401],
  ["malformed Base64", { Authorization: "Basic %%%" }, 401],
  ["another scheme", { Authorization: "Bearer token" }, 401],
  ["the key of the other alternative", { "X-Key": "key" }, 200],
])("credentials: any, request with %s", async (_title, headers, status) => {
  expect((await createParcelMock({ credentials: "any" }).send(list, { headers })).status).toBe(status);
});

test("accepts exactly the expected credentials", async () => {
  const mock = createParcelMock({ credentials: { username: "ada", password: "pässword", token: "key" } });
  const utf8 = btoa(String.fromCharCode(...new TextEncoder().encode("ada:pässword")));
  const accepted = await mock.send(list, { headers: { Authorization: `basic ${utf8}` } });
  expect(accepted.body.credentials).toEqual({ username: "ada", password: "pässword" });
  expect((await mock.send(list, { headers: { "X-Key": "key" } })).body.credentials).toEqual({ token: "key" });
  expect((await mock.send(list, { headers: { "X-Key": "other" } })).status).toBe(401);
  expect((await mock.send(list, { headers: basic("ada:other") })).status).toBe(401);
});

test("accepts an empty password if only a user name is expected", async () => {
  const mock = createParcelMock({ credentials: { username: "key" } });
  expect((await mock.send(list, { headers: basic("key:") })).status).toBe(200);
  expect((await mock.send(list, { headers: basic("key:secret") })).status).toBe(401);
  expect((await mock.send(list)).status).toBe(401);
});

test("requires every scheme of an alternative", async () => {
  const mock = createParcelMock({ credentials: "any" });
  expect((await mock.send("/audit", { headers: { "X-Key": "key" } })).status).toBe(401);
  expect((await mock.send("/audit", { headers: basic("ada:secret") })).status).toBe(401);
  const { body } = await mock.send("/audit", { headers: { ...basic("ada:secret"), "X-Key": "key" } });
  expect(body.credentials).toEqual({ username: "ada", password: "secret", token: "key" });
});

test("reads an API key from the query, even with strict", async () => {
  const mock = createParcelMock({ credentials: "any", strict: true });
  expect((await mock.send("/labels?key=k%201")).body.credentials).toEqual({ token: "k 1" });
  expect((await mock.send("/labels")).status).toBe(401);
});

test("reads a bearer token", async () => {
  const securitySchemes = { ...contract.securitySchemes, password: { type: "http", scheme: "bearer" } } as const;
  const mock = createParcelMock({ credentials: "any", contract: { ...contract, securitySchemes } });
  const { body } = await mock.send(list, { headers: { Authorization: "bearer abc" } });
  expect(body.credentials).toEqual({ token: "abc" });
  expect((await mock.send(list, { headers: { Authorization: "Bearer a b" } })).status).toBe(401);
});

test("requires no credentials for `security: []`, and none at all with credentials: none", async () => {
  expect((await createParcelMock({ credentials: "any" }).send("/status")).status).toBe(200);
  const { body } = await createParcelMock({ credentials: "none" }).send(list, { headers: basic("ada:secret") });
  expect(body.credentials).toEqual({ username: "ada", password: "secret" });
});

test("accepts anonymous requests if an alternative is empty, but no incorrect credentials", async () => {
  const operation = { ...contract.operations.ListParcels, security: [[], ["password"]] };
  const operations = { ...contract.operations, ListParcels: operation };
  const credentials = { username: "a", password: "b" };
  const mock = createParcelMock({ credentials, contract: { ...contract, operations } });
  expect((await mock.send(list)).body.credentials).toEqual({});
  expect((await mock.send(list, { headers: basic("a:b") })).body.credentials).toEqual(credentials);
  expect((await mock.send(list, { headers: basic("a:c") })).status).toBe(401);
});

test("`authenticate` replaces the check of `credentials`", async () => {
  const authenticate: Authenticate = ({ headers }, { id }) => ({ username: `${headers.get("X-User")} ${id}` });
  const { body } = await createParcelMock({ authenticate }).send("/status", { headers: { "X-User": "ada" } });
  expect(body.credentials).toEqual({ username: "ada FetchStatus" });
});
