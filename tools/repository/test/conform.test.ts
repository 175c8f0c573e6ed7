import { createFactorMock } from "@verify-factors/msw";
import { accountSid, serviceSid } from "@verify-factors/testing/api";
import { serve } from "@verify-factors/testing/serve";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { Copy } from "../src/copy.ts";

let copy: Copy;
beforeAll(async () => {
  copy = await Copy.make();
  // The mock warns about the misuse that one of the rules tests.
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterAll(() => copy.remove());

async function conform(respond: (request: Request) => Promise<Response>) {
  const server = await serve(respond);
  onTestFinished(() => server.close());
  const credentials = [`TWILIO_ACCOUNT_SID=${accountSid}`, "TWILIO_AUTH_TOKEN=an-auth-token"];
  const flags = ["--base-url", server.address, "--service-sid", serviceSid];
  return copy.run("env", [...credentials, "npm", "run", "conform", "--", ...flags]);
}

test("npm run conform passes for the mock", async () => {
  const { code, output } = await conform(createFactorMock({ baseUrl: "/" }).fetch);
  expect(output).toMatch(/\n50 {2}creates nothing unless a creation succeeds: passed\n/);
  expect(output).toMatch(/\n\d+ passed, 0 failed, \d+ skipped\n/);
  expect(code).toBe(0);
});

test("npm run conform fails for a service that breaks a rule", async () => {
  const { code, output } = await conform(createFactorMock({ baseUrl: "/", strict: true }).fetch);
  expect(output).toMatch(/\n22 .*: failed\n {4}.*: expected 201, received 400 \/ 60200\n/);
  expect(code).toBe(1);
});
