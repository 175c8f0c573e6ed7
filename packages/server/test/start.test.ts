import { createServer } from "node:net";
import { createFactorMock } from "@verify-factors/msw";
import { createClock, createFactorServerControl, startFactorServer } from "@verify-factors/server";
import { expect, onTestFinished, test } from "vitest";
import { authorization, factorsPath, form, serve, totp } from "./serving.ts";

test("without options there is a mock whose clock can be set", async () => {
  const server = await startFactorServer();
  onTestFinished(() => server.close());
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const response = await fetch(server.url + factorsPath, form(totp));
  const { sid } = (await response.json()) as { sid: string };
  expect(server.mock.factors().map((factor) => factor.sid)).toEqual([sid]);
  expect((await createFactorServerControl(server.url).setClock(0)).stopped).toBe(true);
});

test("without a mock, a clock of one's own drives the one that is made", async () => {
  const clock = createClock();
  clock.set("2020-02-02T02:02:02Z");
  const server = await startFactorServer({ clock });
  onTestFinished(() => server.close());
  expect(server.mock.add({ FactorType: "totp" }).date_created).toBe("2020-02-02T02:02:02Z");
});

test("two servers share nothing", async () => {
  const [one, other] = [await serve(), await serve()];
  await one.control.add({ FactorType: "totp" });
  expect([await one.control.factors(), await other.control.factors()].map(({ length }) => length)).toEqual([1, 0]);
});

test("a mock under a path is served there, and controlled as ever", async () => {
  const mock = createFactorMock({ baseUrl: "/api/verify/" });
  const server = await startFactorServer({ mock, path: "/api/verify/" });
  onTestFinished(() => server.close());
  expect(new URL(server.url).pathname).toBe("/api/verify");
  expect((await fetch(server.url + factorsPath, form(totp))).status).toBe(201);
  const [factor] = await createFactorServerControl(server.url).factors();
  expect(factor?.url).toBe(`${server.url}${factorsPath}/${factor?.sid}`);
  expect((await fetch(new URL(factorsPath, server.url), { headers: { Authorization: authorization } })).status).toBe(
    404,
  );
});

test("a mock on exactly this address is served too", async () => {
  const probe = await startFactorServer();
  const { port } = new URL(probe.url);
  await probe.close();
  const mock = createFactorMock({ baseUrl: probe.url });
  const server = await startFactorServer({ mock, port: Number(port) });
  onTestFinished(() => server.close());
  expect((await fetch(server.url + factorsPath, form(totp))).status).toBe(201);
});

test.each([
  [undefined, undefined, '"/"'],
  ["https://app.example/api", undefined, '"/"'],
  ["/api", undefined, '"/"'],
  ["/", "/api", '"/api"'],
])("a mock with baseUrl %s is refused at the path %s, with what to do instead", async (baseUrl, path, expected) => {
  const refused = startFactorServer({ mock: createFactorMock({ baseUrl }), path });
  await expect(refused).rejects.toThrow(TypeError);
  await expect(refused).rejects.toThrow(`make it with baseUrl: ${expected}`);
});

test("a refused mock leaves the port free", async () => {
  const probe = await startFactorServer();
  const port = Number(new URL(probe.url).port);
  await probe.close();
  await expect(startFactorServer({ mock: createFactorMock(), port })).rejects.toThrow("does not answer at");
  const server = await startFactorServer({ port });
  await server.close();
});

test("a mock that goes by another clock is refused", async () => {
  const mock = createFactorMock({ baseUrl: "/" });
  await expect(startFactorServer({ mock, clock: createClock() })).rejects.toThrow("make it with now: clock.now");
});

test("a port in use, of another server or our own, is refused by its number", async () => {
  const { url } = await serve();
  const port = Number(new URL(url).port);
  await expect(startFactorServer({ port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use`);
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once("listening", resolve));
  const { port: taken } = other.address() as { port: number };
  await expect(startFactorServer({ port: taken })).rejects.toMatchObject({ cause: { code: "EADDRINUSE" } });
});

test.each([-1, 65536, 1.5, Number.NaN])("%s is no port", async (port) => {
  await expect(startFactorServer({ port })).rejects.toMatchObject({ code: "ERR_SOCKET_BAD_PORT" });
});

test("it is reached at 127.0.0.1 alone", async () => {
  const { url } = await serve();
  expect((await fetch(url)).status).toBe(404);
  // Another address of the same interface, which a server that listens everywhere has too.
  await expect(fetch(url.replace("127.0.0.1", "127.0.0.2"))).rejects.toThrow("fetch failed");
});
