import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createFactorMock } from "@verify-factors/msw";
import { accountSid, serviceSid } from "@verify-factors/testing/api";
import { type Served, serve } from "@verify-factors/testing/serve";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { rules } from "../src/rules.ts";
import { answering, meddled, refuse } from "./faults/meddling.ts";
import { mocked } from "./mocked.ts";

const cli = join(import.meta.dirname, "../src/cli.ts");
const account = { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: "an-auth-token" };
const key = { TWILIO_API_KEY: "SK00000000000000000000000000000000", TWILIO_API_SECRET: "an-api-secret" };
const visible = rules.filter((rule) => "check" in rule);

beforeAll(() => {
  // Rule 40 is a misuse that the mock warns about.
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

async function served(answer: (request: Request) => Promise<Response>): Promise<Served> {
  const server = await serve(answer);
  onTestFinished(() => server.close());
  return server;
}

/** Runs the command as a person would; `started` gets the process. */
async function run(
  words: string[],
  environment: Record<string, string> = account,
  started = (_kill: () => void) => {},
) {
  const env = { PATH: process.env.PATH, NO_COLOR: "1", ...environment };
  const child = spawn(process.execPath, [cli, ...words], { env });
  started(() => child.kill("SIGINT"));
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await closed, output, errors };
}

const at = (baseUrl: string) => ["--base-url", baseUrl, "--service-sid", serviceSid];
const mock = createFactorMock({ baseUrl: "/" });

describe("against the mock, served on loopback", () => {
  test("everything that can be tried is confirmed", async () => {
    const { address } = await served(mock.fetch);
    const { code, output, errors } = await run([...at(address), "--thorough"]);
    const lines = output.split("\n").slice(0, rules.length);
    expect(lines.filter((line) => line.includes(": confirmed"))).toHaveLength(visible.length);
    for (const [index, { number, subject }] of rules.entries()) {
      expect(lines[index]).toContain(`${String(number).padStart(2)}  ${subject}: `);
    }
    expect(output).toContain(
      `\n${visible.length} confirmed, 0 contradicted, ${rules.length - visible.length} not reachable\n`,
    );
    expect([code, errors, mock.factors()]).toEqual([0, "", []]);
  });

  test("with an API key, and without what creates much", async () => {
    const { address } = await served(
      createFactorMock({ baseUrl: "/", credentials: { apiKey: key.TWILIO_API_KEY, apiSecret: key.TWILIO_API_SECRET } })
        .fetch,
    );
    const { code, output, errors } = await run(at(address), key);
    expect(output).toMatch(/36 {2}caps: not reachable, it creates 121 factors; --thorough tries it\n/);
    expect(output).toContain(`\n${visible.length - 2} confirmed, 0 contradicted, `);
    expect([code, errors]).toEqual([0, ""]);
    expect(output).not.toContain(key.TWILIO_API_SECRET);
  });

  test("under a path, too", async () => {
    const mock = createFactorMock({ baseUrl: "/api/verify" });
    const { address } = await served(mock.fetch);
    const { code, output } = await run(at(`${address}/api/verify/`));
    expect([output.match(/.*contradicted\n.*/g), code]).toEqual([null, 0]);
  });
});

test("against a service that is broken, the rule is told with what was expected and what came", async () => {
  const forgetful = meddled(
    mocked({ baseUrl: "/" }).service,
    answering((reply) => {
      if (reply.status === 409) refuse(reply, 400, 60317);
    }),
  );
  const { address } = await served(forgetful.send);
  const { code, output, errors } = await run(at(address));
  const told = "35  Binding.PublicKey: contradicted\n    the same key twice: expected 409 / 60317, came 400 / 60317\n";
  expect(output).toContain(told);
  expect(output).toMatch(/\n\d+ confirmed, 1 contradicted, \d+ not reachable\n$/);
  expect([code, errors]).toEqual([1, ""]);
});

test("whatever cannot be deleted is named, the very first factor, too", async () => {
  const keeping = createFactorMock({ baseUrl: "/" });
  const { address } = await served(async (request) =>
    request.method === "DELETE" ? new Response(null, { status: 500 }) : keeping.fetch(request),
  );
  const { code, errors } = await run(at(address));
  const named = [...errors.matchAll(/\/Factors\/(YF\w+)/g)].map(([, sid]) => sid);
  expect(named.sort()).toEqual(
    keeping
      .factors()
      .map(({ sid }) => sid)
      .sort(),
  );
  expect(code).toBe(1);
});

describe("when nothing can be tried, one message says why", () => {
  const oneMessage = (errors: string) => expect(errors.trim().split("\n").length).toBeLessThanOrEqual(2);

  test("wrong usage", async () => {
    const { code, output, errors } = await run([...at("https://verify.twilio.com"), "--token", "s3cr3t"]);
    oneMessage(errors);
    expect(errors).toMatch(/^--token is not known/);
    expect([code, output]).toEqual([2, ""]);
  });

  test("no credentials", async () => {
    const { code, errors } = await run(at("https://verify.twilio.com"), {});
    oneMessage(errors);
    expect(errors).toMatch(/^Set TWILIO_ACCOUNT_SID/);
    expect(code).toBe(2);
  });

  test("refused credentials", async () => {
    const credentials = { accountSid, authToken: "another" };
    const { address } = await served(createFactorMock({ baseUrl: "/", credentials }).fetch);
    const { code, output, errors } = await run(at(address));
    oneMessage(errors);
    expect(errors).toMatch(/^The service refuses these credentials: 401 \/ 20003\./);
    expect([code, output]).toEqual([2, ""]);
  });

  test("an unknown service", async () => {
    const { address } = await served(createFactorMock({ baseUrl: "/", services: {} }).fetch);
    const { code, output, errors } = await run(at(address));
    oneMessage(errors);
    expect(errors).toContain(`${address} knows no service ${serviceSid}: 404 / 20404.`);
    expect([code, output]).toEqual([2, ""]);
  });

  test("nobody there", async () => {
    const { address, close } = await serve(mock.fetch);
    await close();
    const { code, output, errors } = await run(at(address));
    oneMessage(errors);
    expect(errors).toMatch(/^No answer to POST .*ECONNREFUSED/);
    expect([code, output]).toEqual([2, ""]);
  });

  test("somebody who goes away in between", async () => {
    let answers = 100;
    const { address } = await served((request) => (answers-- > 0 ? mock.fetch(request) : Promise.reject()));
    const { code, output, errors } = await run(at(address));
    expect(errors.match(/No answer to/g)).toHaveLength(1);
    expect(output).toContain(" 4  limits: confirmed");
    expect(code).toBe(2);
    mock.reset();
  });
});

test("interrupted, it deletes what it made", async () => {
  let interrupt = () => {};
  const factors: number[] = [];
  const { address } = await served(async (request) => {
    const response = await mock.fetch(request);
    factors.push(mock.factors().length);
    // The second of the sixth rule: one factor is there, others were to come.
    if (factors.length === 50) interrupt();
    return response;
  });
  const { code, errors } = await run(at(address), account, (kill) => {
    interrupt = kill;
  });
  expect([code, errors.trim(), mock.factors()]).toEqual([130, "Interrupted.", []]);
  expect(factors.length).toBeLessThan(200);
});

test("--help says how it is called", async () => {
  const { code, output } = await run(["--help"], {});
  expect([code, output]).toEqual([0, expect.stringContaining("Usage: npm run conform -- --base-url")]);
});
