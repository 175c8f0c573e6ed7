import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { createFactorClient } from "@verify-factors/client";
import { expect, onTestFinished, test } from "vitest";
import { credentials, identity, serviceSid } from "./fixture.ts";

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a redirect to another origin gets no credentials", async () => {
  const arrived: IncomingHttpHeaders[] = [];
  const elsewhere = await listen((request, response) => {
    arrived.push(request.headers);
    response.setHeader("Content-Type", "application/json").end('{"sid":"YF"}');
  });
  const service = await listen((request, response) => {
    arrived.push(request.headers);
    response.writeHead(307, { Location: `${elsewhere}${request.url}` }).end();
  });
  const client = createFactorClient({ serviceSid, credentials, baseUrl: service });
  await client.factors(identity).fetch("YF024f2e9871877d436c04cd2c2d4d25f1");
  expect(arrived.map(({ authorization }) => authorization?.slice(0, 6))).toEqual(["Basic ", undefined]);
});
