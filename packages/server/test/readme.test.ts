import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { createFactorServerControl } from "@verify-factors/server";
import description from "@verify-factors/server/control.json" with { type: "json" };
import { accountSid, identity, serviceSid } from "@verify-factors/testing/api";
import { CORE_SCHEMA, load } from "js-yaml";
import { expect, onTestFinished, test } from "vitest";
import { runToEnd, runUntilReady, writeConfig } from "./command.ts";

const shell = promisify(execFile);
const page = await readFile(join(import.meta.dirname, "../README.md"), "utf8");
const getBlocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map(([, code = ""]) => code);

test("the configuration file and the curl commands work", async () => {
  const [config] = getBlocks("json");
  const { url } = await runUntilReady("--config", await writeConfig(config));
  const control = createFactorServerControl(url);
  expect(await control.factors()).toHaveLength(1);
  const lines = getBlocks("sh").join("").split("\n");
  const commands = lines.filter((line) => line.startsWith("curl "));
  expect(commands).toHaveLength(3);
  for (const command of commands) {
    await shell("sh", ["-c", `${command.replace("127.0.0.1:4010", new URL(url).host)} --fail-with-body`]);
  }
  expect(await control.factors()).toMatchObject([{ status: "verified" }, { status: "verified" }]);
  expect(await control.clock()).toEqual({ now: "2026-01-15T09:30:00.000Z", stopped: true });
});

test("the preloaded module redirects the requests of an unmodified Node process", async () => {
  const [preload = ""] = getBlocks("js").filter((code) => code.startsWith("// mock-verify.mjs"));
  const { url } = await runUntilReady();
  const file = join(import.meta.dirname, `mock-verify-${process.pid}.mjs`);
  onTestFinished(() => rm(file));
  await writeFile(file, preload.replace("http://127.0.0.1:4010", url));
  const script = `
    import twilio from "twilio";
    const service = twilio("${accountSid}", "any").verify.v2.services("${serviceSid}");
    await service.entities("${identity}").newFactors.create({ factorType: "totp", friendlyName: "Ada's phone" });
  `;
  const cwd = import.meta.dirname;
  await shell(process.execPath, ["--import", pathToFileURL(file).href, "--input-type=module", "--eval", script], {
    cwd,
  });
  expect(await createFactorServerControl(url).factors()).toMatchObject([{ identity, friendly_name: "Ada's phone" }]);
});

test("the command and the health check of the containers work", async () => {
  const [compose, workflow] = getBlocks("yaml").map((text) => load(text, { schema: CORE_SCHEMA })) as [
    { services: { "verify-mock": { command: string; healthcheck: { test: string[] } } } },
    { jobs: { test: { services: { "verify-mock": { command: string; options: string } } } } },
  ];
  const { command, healthcheck } = compose.services["verify-mock"];
  const service = workflow.jobs.test.services["verify-mock"];
  const [, ...args] = command.split(" ");
  expect(service.command).toBe(`npx --yes @verify-factors/server ${args.join(" ")}`);
  const { url } = await runUntilReady(...args);
  const script = healthcheck.test.at(-1) ?? "";
  expect(healthcheck.test).toEqual(["CMD", "node", "-e", script]);
  expect(service.options).toContain(`--health-cmd "node -e \\"${script}\\""`);
  const runCheck = (host: string) => shell(process.execPath, ["-e", script.replace("127.0.0.1:4010", host)]);
  await runCheck(new URL(url).host);
  await expect(runCheck("127.0.0.1:1")).rejects.toMatchObject({ code: 1 });
});

test("--help and the README describe every option of the command", async () => {
  const { stdout } = await runToEnd("--help");
  const options = stdout.match(/--[a-z-]+/g) ?? [];
  expect(options).toEqual(
    ["port", "host", "allowed-host", "public-url", "config", "strict", "quiet", "help", "version"].map(
      (name) => `--${name}`,
    ),
  );
  for (const option of options) expect(page).toContain(`\`${option}`);
});

test("the README names every operation of the control API with its method, path and client method", () => {
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      name: operationId.replace(/^./, (letter: string) => letter.toLowerCase()),
      request: `${method.toUpperCase()} ${path}`,
    })),
  );
  const rows = page.split("\n").filter((line) => line.includes("/__control__/") && line.startsWith("|"));
  expect(rows).toHaveLength(operations.length);
  const control: object = createFactorServerControl("http://127.0.0.1");
  expect(Object.keys(control).sort()).toEqual(operations.map(({ name }) => name).sort());
  for (const { name, request } of operations) {
    expect(rows.filter((row) => row.startsWith(`| \`${name}(`) && row.includes(`| \`${request}\` |`))).toHaveLength(1);
  }
});
