import { startFactorServer } from "@verify-factors/server";
import { totp } from "@verify-factors/testing/api";
import { expect, test } from "vitest";
import { factorsPath, form, read, serve } from "./serve.ts";

test("listens on a free port of 127.0.0.1 only", async () => {
  const { url, mock, clock, control } = await serve();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const response = await fetch(url + factorsPath, form(totp));
  const { sid } = (await response.json()) as { sid: string };
  expect(mock.factors().map((factor) => factor.sid)).toEqual([sid]);
  await control.setClock(0);
  expect([clock.now(), clock.stopped]).toEqual([0, true]);
  // Most systems route 127.0.0.2 to this machine, too, so a server that listens on all addresses would respond.
  await expect(fetch(url.replace("127.0.0.1", "127.0.0.2"))).rejects.toThrow("fetch failed");
});

test("serves the API under a base path, and the control API at the origin", async () => {
  const { url, control } = await serve({ baseUrl: "/api/verify/" });
  expect(new URL(url).pathname).toBe("/api/verify");
  expect((await fetch(url + factorsPath, form(totp))).status).toBe(201);
  const [factor] = await control.factors();
  expect(factor?.url).toBe(`${url}${factorsPath}/${factor?.sid}`);
  expect((await control.add({ FactorType: "push" })).url).toContain(`${url}${factorsPath}/YF03`);
  expect((await fetch(new URL(factorsPath, url), read)).status).toBe(404);
});

test("rejects a port that is in use", async () => {
  const port = Number(new URL((await serve()).url).port);
  const message = `startFactorServer: port must be a free port, or 0 for any, because ${port} is in use.`;
  await expect(startFactorServer({ port })).rejects.toMatchObject({ message, cause: { code: "EADDRINUSE" } });
});

const path = "a path such as /api, outside /__control__/";
test.each<[string, unknown[], string]>([
  ["baseUrl", ["https://verify.twilio.com", "/__control__", "/__control__/api", "/a#x", "/a?x"], path],
  ["baseUrl", ["//evil.test", "/\\", "/a/../b", "api", "", 5], path],
  ["port", [-1, 65536, Number.NaN, "4010"], "a whole number from 0 to 65535"],
  ["host", ["", 5], "a host name or an IP address"],
  ["host", ["192.0.2.1"], "an address of this machine, such as 127.0.0.1 or 0.0.0.0"],
  ["allowedHosts", ["verify-mock", ["verify-mock:4010"], ["*"], [5]], "an array of host names without ports"],
  ["publicUrl", ["https://a.test/api", "https://a:b@c.test", "a.test"], "an http or https URL without a path"],
  ["maxBodySize", [-1, "1"], "a number of bytes"],
  ["log", [true], "a function"],
])("rejects the %s %j, and leaves the port free", async (name, values, expected) => {
  const { url, close } = await startFactorServer();
  await close();
  const port = Number(new URL(url).port);
  for (const value of values) {
    const rejected = startFactorServer({ port, [name]: value } as never);
    await expect(rejected).rejects.toThrow(`startFactorServer: ${name} must be ${expected}`);
  }
  await (await startFactorServer({ port })).close();
});

test("does not repeat a password in a URL", async () => {
  const rejected = startFactorServer({ publicUrl: "https://ada:hush@verify.test" });
  await expect(rejected).rejects.toThrow(/publicUrl must be (?!.*hush)/);
});

test("rejects now, unknown options and invalid options of the mock", async () => {
  await expect(startFactorServer({ now: Date.now } as never)).rejects.toThrow("now must be absent: set the clock");
  await expect(startFactorServer({ prot: 1 } as never)).rejects.toThrow("unknown option prot.");
  await expect(startFactorServer({ unverifiedTimeToLive: 1 })).rejects.toThrow("unverifiedTimeToLive must be");
});
