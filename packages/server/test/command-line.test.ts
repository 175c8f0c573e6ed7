import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { startFactorServer } from "@verify-factors/server";
import manifest from "@verify-factors/server/package.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { configFile, runToEnd } from "./command.ts";

test("--help says what there is, --version which one it is", async () => {
  const { code, stdout, stderr } = await runToEnd("--help");
  expect([code, stderr]).toEqual([0, ""]);
  for (const option of ["port", "config", "strict", "quiet", "help", "version"])
    expect(stdout).toContain(`--${option} `);
  expect(await runToEnd("--version")).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
});

describe("a command line that cannot be understood is one line and exit code 2", () => {
  test.each([
    [["--colour"], "Unknown option '--colour'"],
    [["-p", "4010"], "Unknown option '-p'"],
    [["4010"], "Unexpected argument '4010'"],
    [["--port"], "Option '--port <value>' argument missing"],
    [["--port", "--strict"], "Option '--port' argument is ambiguous"],
    [["--port", "eighty"], '--port must be a whole number from 0 to 65535, not "eighty"'],
    [["--port", ""], '--port must be a whole number from 0 to 65535, not ""'],
    [["--port=-1"], '--port must be a whole number from 0 to 65535, not "-1"'],
    [["--port", "65536"], '--port must be a whole number from 0 to 65535, not "65536"'],
    [["--port", "1e3"], '--port must be a whole number from 0 to 65535, not "1e3"'],
    [["--strict=yes"], "Option '--strict' does not take an argument"],
    [["--config"], "Option '--config <value>' argument missing"],
    [["--config="], "--config needs the name of a file"],
  ])("%j", async (args, message) => {
    expect(await runToEnd(...args)).toEqual({
      code: 2,
      stdout: "",
      stderr: `verify-factors-mock: ${message}; try --help\n`,
    });
  });
});

describe("what fails is one line and exit code 1", () => {
  const failsWith = async (args: string[], message: string) =>
    expect(await runToEnd(...args)).toEqual({ code: 1, stdout: "", stderr: `verify-factors-mock: ${message}\n` });

  test("a port in use", async () => {
    const { url, close } = await startFactorServer();
    const { port } = new URL(url);
    await failsWith(["--port", port], `Port ${port} of 127.0.0.1 is in use; take another one, or 0 for any free one.`);
    await close();
  });

  test("a file that is not there, or none", async () => {
    await failsWith(["--config", "/nowhere/mock.json"], "/nowhere/mock.json cannot be read: there is no such file.");
    const folder = join(dirname(await configFile({})), "folder");
    await mkdir(folder);
    await failsWith(["--config", folder], `${folder} cannot be read: it is a folder.`);
  });

  test.each([
    ['{\n  "strict": true,\n}', " is not valid JSON (line 3, column 1)."],
    ['{\n  "credentials": { "authToken": "hush" "x" }\n}', " is not valid JSON (line 2, column 40)."],
    ["", " is not valid JSON."],
    ["hush", " is not valid JSON."],
    ["[]", " is not what it should be: it must be of type object."],
    ["null", " is not what it should be: it must be of type object."],
    [{ colour: 1 }, " is not what it should be: there is no colour."],
    [{ now: 0, random: 0 }, " is not what it should be: there is no now; there is no random."],
    [{ strict: "yes" }, " is not what it should be: strict must be of type boolean."],
    [{ baseUrl: "https://verify.twilio.com" }, ' is not what it should be: baseUrl must match pattern "^/".'],
    [
      { credentials: "hush" },
      ': createFactorMock: credentials must be "any", "none", accountSid and authToken, or apiKey and apiSecret, none of them empty.',
    ],
    [{ credentials: 5 }, " is not what it should be: credentials must be of type string or object."],
    [
      { credentials: { accountSid: "AC", authTokens: "hush" } },
      " is not what it should be: there is no credentials/authTokens; credentials must have property authToken when property accountSid is present.",
    ],
    [
      { credentials: { apiKey: "SK", apiSecret: 5 } },
      " is not what it should be: credentials/apiSecret must be of type string.",
    ],
    [{ services: [] }, " is not what it should be: services must be of type object."],
    [
      { services: { VA3e213619479a06026d0eabba9adb2513: { totp: { skew: 3 } } } },
      ": createFactorMock: services.VA3e213619479a06026d0eabba9adb2513.totp.skew must be a whole number from 0 to 2, not 3.",
    ],
    [{ factors: {} }, " is not what it should be: factors must be of type array."],
    [{ factors: [{}] }, " is not what it should be: factors/0/FactorType is missing."],
    [{ factors: [{ FactorType: "totp", "Binding.Secret": "hu-sh" }] }, /: mock\.add: Binding\.Secret must be .*\.$/],
    [
      { factors: [{ FactorType: "totp", status: "lost" }] },
      /: mock\.add: status is not one of unverified, verified: lost\.$/,
    ],
    [{ unverifiedTimeToLive: 5 }, /: createFactorMock: unverifiedTimeToLive must be from .* not 5\.$/],
  ])("the file %j, and nothing secret is repeated", async (contents, message) => {
    const file = await configFile(contents);
    const { code, stdout, stderr } = await runToEnd("--config", file);
    expect([code, stdout, stderr.match(/\n/g)?.length]).toEqual([1, "", 1]);
    const words = stderr.replace(`verify-factors-mock: ${file}`, "").trimEnd();
    if (message instanceof RegExp) expect(words).toMatch(message);
    else expect(words).toBe(message);
    expect(stderr).not.toMatch(/hu-?sh/);
  });
});
