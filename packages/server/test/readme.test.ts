import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createFactorServerControl } from "@verify-factors/server";
import description from "@verify-factors/server/control.json" with { type: "json" };
import { expect, test } from "vitest";
import { configFile, runToEnd, runUntilReady } from "./command.ts";

const shell = promisify(execFile);
const page = await readFile(join(import.meta.dirname, "../README.md"), "utf8");
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map(([, code = ""]) => code);

test("the configuration and the commands work", async () => {
  const [config] = blocks("json");
  const { url } = await runUntilReady("--config", await configFile(config));
  const control = createFactorServerControl(url);
  expect(await control.factors()).toHaveLength(1);
  const commands = blocks("sh")
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("curl "));
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    await shell("sh", ["-c", `${command.replace("127.0.0.1:4010", new URL(url).host)} --fail-with-body`]);
  }
  expect(await control.factors()).toMatchObject([{ status: "verified" }, { status: "verified" }]);
});

test("every option of the command is there", async () => {
  const { stdout } = await runToEnd("--help");
  const options = stdout.match(/--[a-z]+/g) ?? [];
  expect(options).toHaveLength(6);
  for (const option of options) expect(page).toContain(`\`${option}`);
});

test("every operation of the control API is there, with its method, its path and its place in the client", () => {
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      operationId,
      by: `${method.toUpperCase()} ${path}`,
    })),
  );
  const rows = page.split("\n").filter((line) => line.includes("/__control__/") && line.startsWith("|"));
  expect(rows).toHaveLength(operations.length);
  const control: object = createFactorServerControl("http://127.0.0.1");
  for (const { operationId, by } of operations) {
    const method = operationId.replace(/^./, (letter: string) => letter.toLowerCase());
    expect(control).toHaveProperty(method);
    expect(rows.filter((row) => row.startsWith(`| \`${method}(`) && row.includes(`| \`${by}\` |`))).toHaveLength(1);
  }
  expect(Object.keys(control)).toHaveLength(operations.length);
});
