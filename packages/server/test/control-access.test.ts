import { expect, test } from "vitest";
import { send } from "./raw.ts";
import { authorization, factorsPath, serve } from "./serve.ts";

type CreateHeaders = (port: string) => Record<string, string>;

async function resetWith(createHeaders: CreateHeaders) {
  const { url, mock } = await serve({ allowedHosts: ["verify-mock"] });
  mock.add({ FactorType: "totp" });
  const headers = createHeaders(new URL(url).port);
  const health = await send(`${url}/__control__/health`, { headers });
  const { status, body, headers: received } = await send(`${url}/__control__/reset`, { method: "POST", headers });
  const message: string = body && JSON.parse(body).message;
  return { status, message, left: mock.factors().length, received, health: health.status };
}

test.each<CreateHeaders>([
  (port) => ({ Host: `127.0.0.1:${port}` }),
  (port) => ({ Host: `LOCALHOST:${port}` }),
  () => ({ Host: "[::1]:80" }),
  () => ({ Host: "localhost" }),
  (port) => ({ Host: `localhost:${port}`, Origin: `http://localhost:${port}` }),
  () => ({ "Sec-Fetch-Site": "same-origin" }),
  () => ({ Host: "Verify-Mock:4010" }),
  () => ({ Host: "verify-mock:4010", Origin: "http://verify-mock:4010" }),
])("accepts a request with the headers %s", async (createHeaders) => {
  expect(await resetWith(createHeaders)).toMatchObject({ status: 204, left: 0, health: 200 });
});

test.each<[string, CreateHeaders]>([
  ["a host that an attacker points to this machine", (port) => ({ Host: `evil.test:${port}` })],
  ["a host that begins with localhost", () => ({ Host: "localhost.evil.test" })],
  ["a host that ends with localhost", () => ({ Host: "evil.localhost" })],
  ["a host that begins with an allowed one", () => ({ Host: "verify-mock.evil.test" })],
  ["a host that is not a loopback address", () => ({ Host: "192.168.0.1" })],
  ["a foreign host and an allowed X-Forwarded-Host", () => ({ Host: "evil.test", "X-Forwarded-Host": "localhost" })],
  ["another origin", () => ({ Origin: "https://evil.test" })],
  ["the origin of another port", () => ({ Origin: "http://127.0.0.1:1" })],
  ["the origin of another scheme", (port) => ({ Origin: `https://127.0.0.1:${port}` })],
  ["the origin of another name for this machine", (port) => ({ Origin: `http://localhost:${port}` })],
  ["an opaque origin", () => ({ Origin: "null" })],
  ["a cross-site Sec-Fetch-Site", () => ({ "Sec-Fetch-Site": "cross-site" })],
])("rejects a request with %s", async (_what, createHeaders) => {
  const { status, message, left, received, health } = await resetWith(createHeaders);
  expect([status, left, health]).toEqual([403, 1, 403]);
  expect(message).toMatch(/^(The control API does not accept the host .* --allowed-host\.|A page from .* from a test)/);
  expect(Object.keys(received).filter((name) => name.startsWith("access-control-"))).toEqual([]);
});

test("accepts requests for the API of the service from every host and origin", async () => {
  const { factors } = await serve();
  const headers = { Host: "app.example", Origin: "https://app.example", Authorization: authorization };
  const { status, headers: received, body } = await send(factors, { headers });
  expect([status, received["access-control-allow-origin"]]).toEqual([200, "*"]);
  expect(JSON.parse(body).meta.url).toBe(`http://app.example${factorsPath}?PageSize=50&Page=0`);
});

test("listens on all addresses, but accepts no additional hosts", async () => {
  const { url, control } = await serve({ host: "0.0.0.0" });
  expect(new URL(url).hostname).toBe("127.0.0.1");
  const { status } = await send(`${url}/__control__/health`, { headers: { Host: "192.168.0.1" } });
  expect([status, (await control.health()).status]).toEqual([403, "ok"]);
});
