import { Agent, request } from "node:http";
import { startFactorServer } from "@verify-factors/server";
import { expect, test } from "vitest";
import { openConnection } from "./raw.ts";
import { authorization, factorsPath, read } from "./serve.ts";

const list = `GET ${factorsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\n\r\n`;

test("closes keep-alive connections, and connections without a request", async () => {
  const server = await startFactorServer();
  const [kept, fresh] = [await openConnection(server.url, list), await openConnection(server.url)];
  await kept.responded;
  await server.close();
  expect([await kept.closed, await fresh.closed]).toEqual([expect.stringContaining("200 OK"), ""]);
});

test("waits less than two seconds for the rest of a request", async () => {
  const server = await startFactorServer();
  // The server sends 100 Continue after it has received the headers.
  const head = `POST ${factorsPath} HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n\r\n`;
  const { responded, closed } = await openConnection(server.url, `${head}FactorType=`);
  await responded;
  const start = performance.now();
  await server.close();
  expect(performance.now() - start).toBeLessThan(2000);
  expect(await closed).toBe("HTTP/1.1 100 Continue\r\n\r\n");
});

test("responds to an in-flight request, and closes its connection", async () => {
  const server = await startFactorServer();
  let closed = Promise.resolve();
  const close = () => {
    closed = server.close();
  };
  server.mock.use(server.mock.handle("ListFactor", close));
  const response = await fetch(server.url + factorsPath, read);
  expect([response.status, response.headers.get("Connection")]).toEqual([200, "close"]);
  await closed;
});

test("responds to a request that arrives on an open connection while the server closes", async () => {
  const server = await startFactorServer();
  const connections = [await openConnection(server.url, list), await openConnection(server.url)];
  await connections[0]?.responded;
  const closing = server.close();
  for (const { write } of connections) await write(list);
  await closing;
  const [kept = "", fresh = ""] = await Promise.all(connections.map(({ closed }) => closed));
  expect(kept.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  expect(fresh.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(1);
  for (const text of [kept, fresh]) expect(text.match(/connection: close/gi)).toHaveLength(1);
});

test("responds to every request of clients that keep sending", async () => {
  const server = await startFactorServer();
  const failures: unknown[] = [];
  let responses = 0;
  const keepSending = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = () =>
      new Promise<void>((resolve, reject) => {
        const sent = request(server.url + factorsPath, { agent, headers: { Authorization: authorization } });
        // The operating system resets new connections that the server never accepted, so count errors on reused ones only.
        const fail = (error: NodeJS.ErrnoException) => (sent.reusedSocket ? reject(error) : reject("refused"));
        sent.once("error", fail).once("response", (response) => response.resume().once("end", resolve));
        sent.end();
      });
    for (;;) {
      const error = await send().catch((reason: unknown) => reason);
      if (error === "refused") break;
      if (error) failures.push(error);
      else responses += 1;
    }
    agent.destroy();
  };
  const clients = Array.from({ length: 8 }, keepSending);
  await expect.poll(() => responses, { timeout: 30_000 }).toBeGreaterThan(16);
  await server.close();
  await Promise.all(clients);
  expect(failures).toEqual([]);
  expect(server.mock.calls()).toHaveLength(responses);
});

test("frees the port, and can be called again", async () => {
  const server = await startFactorServer();
  await Promise.all([server.close(), server.close()]);
  await server.close();
  await expect(fetch(server.url + factorsPath, read)).rejects.toThrow("fetch failed");
  await (await startFactorServer({ port: Number(new URL(server.url).port) })).close();
});
