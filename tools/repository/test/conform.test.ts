import { createFactorMock } from "@verify-factors/msw";
import { accountSid, serviceSid } from "@verify-factors/testing/api";
import { serve } from "@verify-factors/testing/serve";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Copy } from "../src/copy.ts";

let copy: Copy;
beforeAll(async () => {
  copy = await Copy.make();
  // The mock warns about the misuse that one of the rules tests.
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterAll(() => copy.remove());

async function conform(respond: (request: Request) => Promise<Response>) {
  const { address, close } = await serve(respond);
  const credentials = [`TWILIO_ACCOUNT_SID=${accountSid}`, "TWILIO_AUTH_TOKEN=an-auth-token"];
  const flags = ["--base-url", address, "--service-sid", serviceSid];
  try {
    return await copy.run("env", [...credentials, "npm", "run", "conform", "--", ...flags]);
  } finally {
    await close();
  }
}

// Some rules wait until a second is over.
describe.concurrent("npm run conform", () => {
  test("passes for the mock", async () => {
    const { code, output } = await conform(createFactorMock({ baseUrl: "/" }).fetch);
    expect(output).toMatch(/\n50 {2}creates nothing unless a creation succeeds: passed\n/);
    expect(output).toMatch(/\n\d+ passed, 0 failed, \d+ skipped\n/);
    expect(code).toBe(0);
  });

  test("fails for a service that breaks a rule", async () => {
    const { code, output } = await conform(createFactorMock({ baseUrl: "/", strict: true }).fetch);
    expect(output).toMatch(/\n22 .*: failed\n {4}.*: expected 201, received 400 \/ 60200\n/);
    expect(code).toBe(1);
  });
});
