import { execFile } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { createFactorServerControl } from "@verify-factors/server";
import { serviceSid, totp } from "@verify-factors/testing/api";
import { describe, expect, test } from "vitest";
import { runUntilReady, writeConfig } from "./command.ts";
import { send } from "./raw.ts";
import { authorization, factorsPath, form } from "./serve.ts";

const shell = promisify(execFile);

/** Sends a request, waits until the log shows it, and returns the lines that were printed before. */
async function readLog({ url, output, waitFor }: Awaited<ReturnType<typeof runUntilReady>>): Promise<string[]> {
  await fetch(new URL("/end-of-log", url));
  await waitFor(/\/end-of-log/);
  return output.stdout.split("/end-of-log")[0]?.split("\n").slice(0, -1) ?? [];
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s ends the process with exit code 0 within two seconds, even if nobody reads its output",
  async (signal) => {
    const { child, url } = await runUntilReady();
    child.stdout.pause();
    const path = `/${"x".repeat(8000)}`;
    for (let count = 0; count < 200; count += 1) await send(url + path);
    const sent = performance.now();
    child.kill(signal);
    const [code] = await once(child, "exit");
    expect([code, performance.now() - sent < 2000]).toEqual([0, true]);
  },
);

test.each([
  { services: { VA00000000000000000000000000000001: {} } },
  { baseUrl: "/api/verify", strict: true, credentials: "none" },
])("the example of the banner works with %j", async (config) => {
  const command = await runUntilReady("--config", await writeConfig(config));
  const example = (await readLog(command)).filter((line) => line.startsWith("  ")).join("\n");
  expect(example).toContain("curl ");
  const { stdout } = await shell("sh", ["-c", `${example} --silent --show-error --fail-with-body`]);
  const factor = JSON.parse(stdout);
  expect(factor).toMatchObject({ friendly_name: "Ada's phone", url: expect.stringContaining(command.url) });
  expect(await createFactorServerControl(command.url).factors()).toMatchObject([{ sid: factor.sid }]);
});

describe("the log", () => {
  test("has a line for each request, without any secret", async () => {
    const credentials = { apiKey: "SK1", apiSecret: "hush-secret" };
    const command = await runUntilReady("--config", await writeConfig({ credentials }));
    const { url } = command;
    const control = createFactorServerControl(url);
    const Authorization = `Basic ${btoa("SK1:hush-secret")}`;
    const call = (path: string, fields: Record<string, string>) =>
      fetch(url + factorsPath + path, { ...form(fields), headers: { Authorization } });
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    const created = await call("", { ...totp, "Binding.Secret": secret });
    const { sid } = (await created.json()) as { sid: string };
    const code = await control.code(sid);
    await call(`/${sid}?AuthPayload=${code}&Binding.Secret=${secret}`, { AuthPayload: code });
    await call("", { ...totp, "Binding.Secret": "hush-no-base32" });
    await fetch(url + factorsPath, { headers: { Authorization: authorization } });
    await expect(control.add({ FactorType: "totp", Identity: "hush" })).rejects.toThrow("Identity");
    const lines = await readLog(command);
    const { stdout, stderr } = await command.stop();

    // The banner shows the user name.
    expect(lines.join("\n")).toContain("curl -u 'SK1' ");
    const entries = lines.filter((line) => / \d+ ms$/.test(line)).map((line) => line.replace(/ \d+ ms$/, ""));
    expect(entries).toEqual([
      `POST ${factorsPath} 201`,
      `GET /__control__/factors/${sid}/code 200`,
      `POST ${factorsPath}/${sid} 200`,
      `POST ${factorsPath} 400 60200`,
      `GET ${factorsPath} 401 20003`,
      "POST /__control__/factors 400",
    ]);
    for (const hidden of ["hush", secret, code, Authorization.slice(6), "Basic"])
      expect(stdout + stderr).not.toContain(hidden);
  });

  test("keeps the mock running if its reader exits", async () => {
    const { child, url, stop } = await runUntilReady();
    child.stdout.destroy();
    for (let count = 0; count < 3; count += 1) expect((await fetch(url)).status).toBe(404);
    expect(await stop()).toMatchObject({ code: 0, stderr: "" });
  });

  test("is empty with --quiet, which prints only the URL", async () => {
    const { url, stop } = await runUntilReady("--quiet");
    await fetch(url + factorsPath, form(totp));
    expect(await stop()).toEqual({ code: 0, stdout: `${url}\n`, stderr: "" });
  });
});

test("the flags override the configuration file", async () => {
  const services = { [serviceSid]: { friendly_name: "Analytical Engines", totp: { code_length: 8 } } };
  const own = { port: 1, strict: false, publicUrl: "https://file.test", allowedHosts: ["file.test"] };
  const factors = [{ FactorType: "totp", FriendlyName: "Seed" }];
  const file = await writeConfig({ $schema: "./config.schema.json", services, factors, ...own });
  const flags = "--strict --public-url https://flag.test --allowed-host a.test --allowed-host b.test --host 127.0.0.1";
  const { url } = await runUntilReady("--config", file, ...flags.split(" "));
  const seeds = await createFactorServerControl(url).factors();
  expect(seeds).toMatchObject([{ friendly_name: "Seed", config: { code_length: 8 } }]);
  expect(seeds[0]?.url).toMatch("https://flag.test/v2/");
  expect((await fetch(url + factorsPath, form({ ...totp, Unknown: "1" }))).status).toBe(400);
  const check = (Host: string) => send(`${url}/__control__/health`, { headers: { Host } });
  const statuses = (await Promise.all(["a.test", "b.test", "file.test"].map(check))).map(({ status }) => status);
  expect(statuses).toEqual([200, 200, 403]);
});
