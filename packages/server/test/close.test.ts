import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import { startFactorServer } from "@verify-factors/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { converse } from "./raw.ts";
import { authorization, factorsPath, form, totp } from "./serving.ts";

/** A server whose mock answers only when it is told to, and says when a request has reached it. */
async function slow() {
  const mock = createFactorMock({ baseUrl: "/" });
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const held: FactorMock = {
    ...mock,
    answer: async (request) => {
      reached.resolve();
      await gate.promise;
      return mock.answer(request);
    },
  };
  return { server: await startFactorServer({ mock: held }), reached: reached.promise, answer: gate.resolve };
}

test("connections that are kept alive do not hold it up", async () => {
  const server = await startFactorServer();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const headers = { Authorization: authorization };
  const closed = new Promise<void>((resolve) => {
    const sent = request(server.url + factorsPath, { agent, headers }, async (response) => {
      response.socket.once("close", resolve);
      await buffer(response);
      await server.close();
    });
    sent.end();
  });
  await closed;
});

test("a connection on which nothing was ever said does not hold it up", async () => {
  const server = await startFactorServer();
  const { heard } = await converse(server.url, "");
  // By then the server has taken the connection.
  await fetch(server.url);
  await server.close();
  expect(await heard).toBe("");
});

test("half a request does not hold it up for more than two seconds", async () => {
  const server = await startFactorServer();
  // To be told when the head has arrived.
  const head = `POST ${factorsPath} HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n\r\n`;
  const { answered, heard } = await converse(server.url, `${head}FactorType=`);
  await answered;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const closed = server.close();
  await vi.advanceTimersByTimeAsync(2000);
  await closed;
  expect(await heard).toBe("HTTP/1.1 100 Continue\r\n\r\n");
});

test("a request that is under way is answered first", async () => {
  const { server, reached, answer } = await slow();
  const answered = fetch(server.url + factorsPath, form(totp));
  await reached;
  const closed = server.close();
  answer();
  expect((await answered).status).toBe(201);
  await closed;
});

test("afterwards nobody answers, the port is free, and a second close is no fault", async () => {
  const server = await startFactorServer();
  await Promise.all([server.close(), server.close()]);
  await server.close();
  await expect(fetch(server.url)).rejects.toThrow("fetch failed");
  const next = await startFactorServer({ port: Number(new URL(server.url).port) });
  await next.close();
});
