import { execFile } from "node:child_process";
import { Agent, get } from "node:http";
import { promisify } from "node:util";
import { createFactorServerControl } from "@verify-factors/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { configFile, runUntilReady } from "./command.ts";
import { authorization, factorsPath, form, hour, serviceSid, totp } from "./serving.ts";

const shell = promisify(execFile);

/** The command of the banner, as a shell would run it. */
async function runExample(lines: readonly string[]): Promise<{ sid: string; friendly_name: string; url: string }> {
  const command = lines.filter((line) => line.startsWith("  ")).join("\n");
  expect(command).toContain("curl ");
  const { stdout } = await shell("sh", ["-c", `${command} --silent --show-error --fail-with-body`]);
  return JSON.parse(stdout);
}

/** All that was printed before this, when the log has come to a request that is made now. */
async function settled({ url, lines, lineLike }: Awaited<ReturnType<typeof runUntilReady>>): Promise<string[]> {
  await fetch(new URL("/settled", url));
  await lineLike(/\/settled/);
  return lines.slice(
    0,
    lines.findIndex((line) => line.includes("/settled")),
  );
}

test("another process controls the mock", async () => {
  const { url, stop } = await runUntilReady();
  const control = createFactorServerControl(url);
  const { sid } = await control.add({ FactorType: "totp", FriendlyName: "Ada" });
  const update = (AuthPayload: string) => fetch(`${url}${factorsPath}/${sid}`, form({ AuthPayload }));
  expect(await (await update(await control.code(sid))).json()).toMatchObject({ status: "verified" });
  expect(await control.factors()).toMatchObject([{ sid, friendly_name: "Ada", status: "verified" }]);

  await control.respond("FetchFactor", 503, { once: true });
  const fetched = () => fetch(`${url}${factorsPath}/${sid}`, { headers: { Authorization: authorization } });
  expect([(await fetched()).status, (await fetched()).status]).toEqual([503, 200]);

  const late = await control.add({ FactorType: "totp" });
  await control.advanceClock(25 * hour);
  expect((await control.factors()).map((factor) => factor.sid)).toEqual([sid]);
  await control.reset();
  expect(await control.factors()).toEqual([]);
  await expect(control.code(late.sid)).rejects.toMatchObject({ operation: "Code", status: 404 });
  expect((await stop("SIGTERM")).code).toBe(0);
  await expect(control.factors()).rejects.toThrow(`Factors: no server answers at ${url}`);
});

describe.each(["SIGINT", "SIGTERM"] as const)("%s", (signal) => {
  test("ends it with exit code 0, whatever is still connected", async () => {
    const { url, stop } = await runUntilReady();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    await new Promise((resolve, reject) =>
      get(url, { agent }, (answer) => answer.resume().once("end", resolve)).once("error", reject),
    );
    expect(await stop(signal)).toMatchObject({ code: 0, stderr: "" });
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});

describe("the banner's example works as it is", () => {
  test.each([
    ["by default", {}],
    ["with services of its own", { services: { VA00000000000000000000000000000001: {} } }],
    ["under a path, strictly", { baseUrl: "/api/verify", strict: true }],
    ["without credentials", { credentials: "none" }],
  ])("%s", async (_when, config) => {
    const command = await runUntilReady("--config", await configFile(config));
    const { url } = command;
    const factor = await runExample(await settled(command));
    expect(factor).toMatchObject({ friendly_name: "Ada's phone", url: expect.stringContaining(url) });
    expect(await createFactorServerControl(url).factors()).toMatchObject([{ sid: factor.sid }]);
  });

  test("and shows nothing but the user name of configured credentials", async () => {
    const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "hush-hush" };
    const command = await runUntilReady("--config", await configFile({ credentials }));
    expect((await settled(command)).join("\n")).toContain("curl -u 'ACaeaf825039e1f23063c3ba43b7fc83ba' ");
    expect((await command.stop("SIGTERM")).stdout).not.toContain("hush");
  });
});

test("curl goes through the life of a factor, and hears of every refusal", async () => {
  const { url } = await runUntilReady();
  const curl = async (...args: string[]) => {
    const { stdout } = await shell("curl", ["--silent", "--write-out", "\n%{http_code}", "-u", "AC:token", ...args]);
    const at = stdout.lastIndexOf("\n");
    return { status: Number(stdout.slice(at + 1)), body: at > 0 ? JSON.parse(stdout.slice(0, at)) : undefined };
  };
  const created = await curl(url + factorsPath, "-d", "FactorType=totp", "-d", "FriendlyName=Ada");
  expect(created.status).toBe(201);
  const factor = `${url}${factorsPath}/${created.body.sid}`;
  const shown = await curl(`${url}/__control__/factors/${created.body.sid}/code`);
  expect(await curl(factor, "-d", "AuthPayload=wrong")).toMatchObject({ status: 200, body: { status: "unverified" } });
  const right = `AuthPayload=${shown.body.code}`;
  expect(await curl(factor, "-d", right)).toMatchObject({ status: 200, body: { status: "verified" } });
  expect(await curl(`${url}${factorsPath}?PageSize=0`)).toMatchObject({ status: 400, body: { code: 60200 } });
  expect(await curl(factor, "-X", "PUT")).toMatchObject({ status: 405, body: { code: 20004 } });
  expect(await curl(factor, "-X", "DELETE")).toEqual({ status: 204, body: undefined });
  expect(await curl(factor)).toMatchObject({ status: 404, body: { code: 20404 } });

  const reset = `${url}/__control__/reset`;
  expect((await curl(reset, "-X", "POST")).status).toBe(204);
  const seed = ["-H", "Content-Type: application/json", "-d", '{"FactorType":"push","status":"verified"}'];
  expect(await curl(`${url}/__control__/factors`, ...seed)).toMatchObject({
    status: 201,
    body: { status: "verified" },
  });
});

describe("the log", () => {
  test("has a line for each request, and no secret in any", async () => {
    const credentials = { apiKey: "SK1", apiSecret: "hush-secret" };
    const command = await runUntilReady("--config", await configFile({ credentials }));
    const { url } = command;
    const control = createFactorServerControl(url);
    const Authorization = `Basic ${btoa("SK1:hush-secret")}`;
    const call = (path: string, fields?: Record<string, string>) =>
      fetch(url + factorsPath + path, {
        headers: { Authorization },
        ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
      });
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    const created = await call("", { ...totp, "Binding.Secret": secret });
    const { sid } = (await created.json()) as { sid: string };
    const code = await control.code(sid);
    await call(`/${sid}`, { AuthPayload: code });
    await call(`/${sid}?AuthPayload=${code}&Binding.Secret=${secret}`);
    await call("", { ...totp, "Binding.Secret": "hush-no-base32" });
    await fetch(url + factorsPath, { headers: { Authorization: authorization } });
    await control.add({ FactorType: "totp", "Binding.Secret": secret });
    await expect(control.add({ FactorType: "totp", Identity: "hush" })).rejects.toThrow("Identity");
    const lines = await settled(command);
    const { stdout, stderr } = await command.stop("SIGTERM");

    const words = lines.filter((line) => / \d+ ms$/.test(line));
    const factor = `${factorsPath}/${sid}`;
    expect(words.map((line) => line.replace(/ \d+ ms$/, ""))).toEqual([
      `POST ${factorsPath} 201`,
      `GET /__control__/factors/${sid}/code 200`,
      `POST ${factor} 200`,
      `GET ${factor} 200`,
      `POST ${factorsPath} 400 60200`,
      `GET ${factorsPath} 401 20003`,
      "POST /__control__/factors 201",
      "POST /__control__/factors 400",
    ]);
    for (const hidden of ["hush", secret, code, Authorization.slice(6), "Basic"])
      expect(stdout + stderr).not.toContain(hidden);
  });

  test("may lose its reader, and the mock stays", async () => {
    const { url, deafen, stop } = await runUntilReady();
    deafen();
    for (let count = 0; count < 3; count += 1) expect((await fetch(url)).status).toBe(404);
    expect(await stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
  });

  test("with --quiet is the address alone", async () => {
    const { url, stop } = await runUntilReady("--quiet");
    await fetch(url + factorsPath, form(totp));
    expect(await stop("SIGTERM")).toEqual({ code: 0, stdout: url, stderr: "" });
  });
});

test("--strict refuses what the service tolerates, and --config sets the mock up", async () => {
  const services = { [serviceSid]: { friendly_name: "Analytical Engines", totp: { code_length: 8 } } };
  const factors = [{ FactorType: "totp", FriendlyName: "Seed" }];
  const file = await configFile({ $schema: "./config.schema.json", services, factors });
  const { url } = await runUntilReady("--strict", "--config", file);
  const control = createFactorServerControl(url);
  await control.add({ FactorType: "push" });
  await control.reset();
  expect(await control.factors()).toMatchObject([{ friendly_name: "Seed", config: { code_length: 8 } }]);
  expect((await fetch(url + factorsPath, form({ ...totp, Unknown: "1" }))).status).toBe(400);
});
