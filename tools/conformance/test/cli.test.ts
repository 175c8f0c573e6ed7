import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createFactorMock } from "@verify-factors/msw";
import { accountSid, serviceSid } from "@verify-factors/testing/api";
import { type RunningServer, serve } from "@verify-factors/testing/serve";
import { describe, expect, onTestFinished, test } from "vitest";
import { rules } from "../src/rules.ts";
import { runCommand } from "../src/run-command.ts";
import { interceptResponses, toError } from "./broken-services/intercept.ts";
import { createMockService } from "./mock-service.ts";

const cli = join(import.meta.dirname, "../src/cli.ts");
const account = { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: "an-auth-token" };
const key = { TWILIO_API_KEY: "SK00000000000000000000000000000000", TWILIO_API_SECRET: "an-api-secret" };
const needClock = 6;
const needThorough = 4;

async function serveMock(respond: (request: Request) => Promise<Response>): Promise<RunningServer> {
  const server = await serve(respond);
  onTestFinished(() => server.close());
  return server;
}

/** Runs the command in its own process. Calls `started` with a function that interrupts it. */
async function spawnCli(
  args: string[],
  environment: Record<string, string> = account,
  started = (_interrupt: () => void) => {},
) {
  const env = { PATH: process.env.PATH, NO_COLOR: "1", ...environment };
  const child = spawn(process.execPath, [cli, ...args], { env });
  started(() => child.kill("SIGINT"));
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await closed, output, errors };
}

let elapsed = 0;
/** The time of the mocks, which advances when the command waits. */
const now = () => Date.now() + elapsed;

/** Runs the command in this process, without waiting. */
async function run(args: string[], environment: Record<string, string> = account) {
  let [output, errors] = ["", ""];
  const code = await runCommand(args, {
    environment,
    signal: new AbortController().signal,
    log: (line) => (output += `${line}\n`),
    error: (line) => (errors += `${line}\n`),
    wait: async (milliseconds) => {
      elapsed += milliseconds;
    },
  });
  return { code, output, errors };
}

const at = (baseUrl: string) => ["--base-url", baseUrl, "--service-sid", serviceSid];
const mock = createFactorMock({ baseUrl: "/", now });

describe("against the mock on localhost", () => {
  test("passes every rule except those that need the clock", async () => {
    const { address } = await serveMock(mock.fetch);
    const { code, output, errors } = await run([...at(address), "--thorough"]);
    const lines = output.split("\n").slice(0, rules.length);
    for (const [index, { ruling, title }] of rules.entries()) {
      expect(lines[index]).toContain(`${String(ruling).padStart(2)}  ${title}: `);
    }
    expect(lines.filter((line) => line.endsWith(": skipped, needs control over the service's clock"))).toHaveLength(
      needClock,
    );
    expect(output).toContain(`\n${rules.length - needClock} passed, 0 failed, ${needClock} skipped\n`);
    expect([code, errors, mock.factors()]).toEqual([0, "", []]);
  });

  test("passes in real time, with an API key, under a path, and without the rules that create hundreds of factors", async () => {
    const credentials = { apiKey: key.TWILIO_API_KEY, apiSecret: key.TWILIO_API_SECRET };
    const { address } = await serveMock(createFactorMock({ baseUrl: "/api/verify", credentials }).fetch);
    const { code, output, errors } = await spawnCli(at(`${address}/api/verify/`), key);
    expect(output).toMatch(
      /36 {2}rejects the 21st .*: skipped, creates more than 120 factors, which needs --thorough\n/,
    );
    expect(output.match(/, which needs --thorough\n/g)).toHaveLength(needThorough);
    expect(output).toContain(`\n${rules.length - needClock - needThorough} passed, 0 failed, `);
    expect([code, errors]).toEqual([0, ""]);
    expect(output).not.toContain(key.TWILIO_API_SECRET);
  });
});

test("prints what a failed rule expected and received", async () => {
  const broken = interceptResponses(createMockService({ baseUrl: "/", now }).service, (response) => {
    if (response.status === 409) toError(response, 400, 60317);
  });
  const { address } = await serveMock(broken.send);
  const { code, output, errors } = await run(at(address));
  expect(output).toContain(
    "35  accepts a key once per entity: failed\n    the same key: expected 409 / 60317, received 400 / 60317\n",
  );
  expect(output).toMatch(/\n\d+ passed, 1 failed, \d+ skipped\n$/);
  expect([code, errors]).toEqual([1, ""]);
});

test("prints the URL of every factor that cannot be deleted", async () => {
  const keeping = createFactorMock({ baseUrl: "/", now });
  const { address } = await serveMock(async (request) =>
    request.method === "DELETE" ? new Response(null, { status: 500 }) : keeping.fetch(request),
  );
  const { code, errors } = await run(at(address));
  const named = [...errors.matchAll(/\/Factors\/(YF\w+)/g)].map(([, sid]) => sid);
  const sids = keeping.factors().map(({ sid }) => sid);
  expect(named.sort()).toEqual(sids.sort());
  expect(code).toBe(1);
});

test("prints one message and exits with 2 if no rule can run", async () => {
  const credentials = { accountSid, authToken: "another" };
  const rejecting = await serveMock(createFactorMock({ baseUrl: "/", credentials }).fetch);
  const empty = await serveMock(createFactorMock({ baseUrl: "/", services: {} }).fetch);
  const closed = await serve(mock.fetch);
  await closed.close();
  const real = at("https://verify.twilio.com");
  const runs: [string[], RegExp, Record<string, string>?][] = [
    [[...real, "--token", "s3cr3t"], /^--token is unknown/],
    [real, /^Missing credentials\. Set TWILIO_ACCOUNT_SID/, {}],
    [at(rejecting.address), /^The service rejects these credentials: 401 \/ 20003\./],
    [at(empty.address), /^http:\/\/127.* has no service VA\w+: 404 \/ 20404\./],
    [at(closed.address), /^No response to POST .*ECONNREFUSED/],
  ];
  for (const [args, message, environment] of runs) {
    const { code, output, errors } = await run(args, environment);
    expect(errors).toMatch(message);
    expect(errors.trim().split("\n").length).toBeLessThanOrEqual(2);
    expect([code, output]).toEqual([2, ""]);
  }
});

test("exits with 2 if the server stops during the run", async () => {
  let responses = 100;
  const { address } = await serveMock((request) => (responses-- > 0 ? mock.fetch(request) : Promise.reject()));
  const { code, output, errors } = await run(at(address));
  expect(errors.match(/No response to/g)).toHaveLength(1);
  expect(output).toContain(" 5  parses Metadata");
  expect(code).toBe(2);
  mock.reset();
});

test("deletes the factors that it created if it is interrupted", async () => {
  let interrupt = () => {};
  const factors: number[] = [];
  const { address } = await serveMock(async (request) => {
    const response = await mock.fetch(request);
    factors.push(mock.factors().length);
    if (factors.length === 50) interrupt();
    return response;
  });
  const { code, errors } = await spawnCli(at(address), account, (stop) => {
    interrupt = stop;
  });
  expect([code, errors.trim(), mock.factors()]).toEqual([130, "Interrupted.", []]);
  expect(factors.length).toBeLessThan(200);
});

test("--help prints the options", async () => {
  const { code, output } = await spawnCli(["--help"], {});
  expect([code, output]).toEqual([0, expect.stringContaining("Usage: npm run conform -- --base-url")]);
});
