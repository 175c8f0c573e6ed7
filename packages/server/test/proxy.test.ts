import { readFile } from "node:fs/promises";
import { request as forward } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { accountSid, identity, serviceSid } from "@verify-factors/testing/api";
import twilio from "twilio";
import { expect, onTestFinished, test, vi } from "vitest";
import { openConnection, send } from "./raw.ts";
import { authorization, factorsPath, serve } from "./serve.ts";

type CreateHeaders = (host: string) => Record<string, string>;

/** A private key and a self-signed certificate for localhost, for this test only. */
const pem = await readFile(join(import.meta.dirname, "fixtures/localhost.pem"), "utf8");

/** Starts a TLS proxy that forwards requests to `target` and records their paths. */
async function startProxy(createHeaders: CreateHeaders) {
  const proxy = { url: "", target: "", paths: [] as string[] };
  const server = createServer({ key: pem, cert: pem }, (incoming, outgoing) => {
    const { method, url: path = "", headers } = incoming;
    proxy.paths.push(path);
    const sent = forward(proxy.target + path, {
      method,
      headers: { ...headers, ...createHeaders(`${headers.host}`) },
    });
    sent.once("response", (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  onTestFinished(() => void server.close());
  proxy.url = `https://localhost:${(server.address() as AddressInfo).port}`;
  return proxy;
}

test.each<[string, CreateHeaders, boolean?]>([
  ["X-Forwarded-Proto", () => ({ "X-Forwarded-Proto": "https" })],
  ["X-Forwarded-Host", (host) => ({ Host: "10.0.0.1", "X-Forwarded-Proto": "https", "X-Forwarded-Host": host })],
  ["Forwarded", (host) => ({ Host: "10.0.0.1", Forwarded: `for=192.0.2.1;proto=https;host="${host}"` })],
  ["publicUrl", () => ({ Host: "10.0.0.1" }), true],
])("the official SDK pages through a TLS proxy with %s, and calls no other origin", async (_by, headers, isPublic) => {
  const proxy = await startProxy(headers);
  const { url, mock } = await serve(isPublic ? { publicUrl: proxy.url } : {});
  proxy.target = url;
  for (let count = 0; count < 5; count += 1) mock.add({ FactorType: "totp" });
  const httpClient = new twilio.RequestClient({ ca: pem });
  const request = vi.spyOn(httpClient, "request");
  const client = twilio(accountSid, "the-auth-token", { httpClient });
  client.verify.baseUrl = proxy.url;
  const { factors } = client.verify.v2.services(serviceSid).entities(identity);
  const listed = await factors.list({ pageSize: 2 });
  expect(listed.map(({ sid }) => sid)).toEqual(mock.factors().map(({ sid }) => sid));
  const second = await (await factors.page({ pageSize: 2 })).nextPage();
  expect((await second?.previousPage())?.instances).toHaveLength(2);
  for (const { url: address } of listed) expect(address).toMatch(`${proxy.url}${factorsPath}/YF`);
  for (const [{ uri }] of request.mock.calls) expect(uri).toMatch(`${proxy.url}/v2/`);
  expect([request.mock.calls.length, proxy.paths.length]).toEqual([6, 6]);
});

const get = `GET ${factorsPath} HTTP/1.1\r\nHost: mock.test`;
test.each<[string, string?]>([
  [`GET ${factorsPath} HTTP/1.1\r\nHost: mock.example:8080`, "http://mock.example:8080"],
  [`GET http://other.example${factorsPath} HTTP/1.1\r\nHost: x`, "http://other.example"],
  [`GET ${factorsPath} HTTP/1.0`, "http://localhost"],
  [`GET ${factorsPath} HTTP/1.1\r\nHost: `],
  [`GET /x HTTP/1.1\r\nHost: localhost${factorsPath}?`],
  [`GET ${factorsPath} HTTP/1.1\r\nHost: ada:secret@localhost`],
  [`GET http://ada@localhost${factorsPath} HTTP/1.1\r\nHost: localhost`],
  [`${get}\r\nX-Forwarded-Proto: https, http`, "https://mock.test"],
  [`${get}\r\nX-Forwarded-Host: front.test:8443, mid.test`, "http://front.test:8443"],
  [`${get}\r\nForwarded: Proto=HTTPS; Host=a.test, host=b.test\r\nX-Forwarded-Host: c.test`, "https://a.test"],
  [`${get}\r\nForwarded: for=_x\r\nX-Forwarded-Proto: https`, "https://mock.test"],
  [`${get}\r\nX-Forwarded-Host: a.test/x`],
  [`${get}\r\nX-Forwarded-Proto: ftp`],
])("reads the origin of %j, or responds with 400", async (head, origin) => {
  const { url } = await serve();
  const text = `${head}\r\nAuthorization: ${authorization}\r\nConnection: close\r\n\r\n`;
  const received = await (await openConnection(url, text)).closed;
  expect(received).toContain(`HTTP/1.1 ${origin === undefined ? 400 : 200} `);
  expect(received).toContain(origin ? `"url":"${origin}${factorsPath}?` : '"message":"The request has no valid URL.');
});

const forwarded = { Authorization: authorization, "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.test" };

test("publicUrl overrides forwarded headers, also in responses of the control API", async () => {
  const { factors, control } = await serve({ publicUrl: "https://Front.test:443/" });
  expect((await send(factors, { headers: forwarded })).body).toContain(`"url":"https://front.test${factorsPath}?`);
  expect((await control.add({ FactorType: "totp" })).url).toContain(`https://front.test${factorsPath}/YF`);
});

const addresses = Object.values(networkInterfaces()).flatMap((list = []) => list);
const external = addresses.find(({ family, internal }) => family === "IPv4" && !internal)?.address;
test.skipIf(external === undefined)("ignores forwarded headers from another address", async () => {
  const { url } = await serve({ host: "0.0.0.0" });
  const origin = url.replace("127.0.0.1", `${external}`);
  expect((await send(origin + factorsPath, { headers: forwarded })).body).toContain(`"url":"${origin}${factorsPath}?`);
});
