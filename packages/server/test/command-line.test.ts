import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import manifest from "@verify-factors/server/package.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { runToEnd, writeConfig } from "./command.ts";

test("--help prints the usage, --version prints the version", async () => {
  const stdout = expect.stringMatching(/^Usage: verify-factors-mock /);
  expect(await runToEnd("--help")).toEqual({ code: 0, stdout, stderr: "" });
  expect(await runToEnd("--version")).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
});

const createFailure = (code: number, message: string) => ({
  code,
  stdout: "",
  stderr: `verify-factors-mock: ${message}\n`,
});

test.each([
  [["--port"], "--port needs a value."],
  [["--port", "65536"], '--port must be a whole number from 0 to 65535, not "65536".'],
  [["--port", "1e3"], '--port must be a whole number from 0 to 65535, not "1e3".'],
])("prints one line and exits with 2 for an invalid command line: %j", async (args, message) => {
  expect(await runToEnd(...args)).toEqual(createFailure(2, `${message} Try --help.`));
});

describe("prints one line and exits with 1 if the server cannot start", () => {
  test.each([
    ["--host", "192.0.2.1", "an address of this machine, such as 127.0.0.1 or 0.0.0.0"],
    ["--allowed-host", "a:1", "an array of host names without ports"],
    ["--public-url", "https://verify.test/api", "an http or https URL without a path"],
  ])("%s %s", async (flag, value, expected) => {
    const file = await writeConfig({ strict: true });
    const { code, stderr } = await runToEnd("--port", "0", "--config", file, flag, value);
    expect(code).toBe(1);
    expect(stderr).toContain(`verify-factors-mock: ${flag} must be ${expected}, not `);
    expect(stderr).toContain(value);
  });

  test("a file that is missing or a directory", async () => {
    const advice = "Pass a readable JSON file to --config.";
    const missing = `/nowhere/mock.json: cannot be read: no such file. ${advice}`;
    expect(await runToEnd("--config", "/nowhere/mock.json")).toEqual(createFailure(1, missing));
    const directory = join(dirname(await writeConfig({})), "directory");
    await mkdir(directory);
    const message = `${directory}: cannot be read: is a directory. ${advice}`;
    expect(await runToEnd("--config", directory)).toEqual(createFailure(1, message));
  });

  test.each([
    ['{\n  "strict": true,\n}', "not valid JSON (line 3, column 1). Fix the syntax."],
    ['\uFEFF{\n  "strict": true,\n}', "not valid JSON (line 3, column 1). Fix the syntax."],
    ['{"credentials": {"authToken": "hush"} "hush"}', "not valid JSON (line 1, column 39). Fix the syntax."],
    ["hush", "not valid JSON. Fix the syntax."],
    ["", "not valid JSON. Fix the syntax."],
    ["[]", "expected a JSON object. Write the options of startFactorServer into it."],
  ])("the file %j", async (contents, message) => {
    const file = await writeConfig(contents);
    expect(await runToEnd("--config", file)).toEqual(createFailure(1, `${file}: ${message}`));
  });
});
