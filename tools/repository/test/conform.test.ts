import { createFactorMock } from "@verify-factors/msw";
import { accountSid, serviceSid } from "@verify-factors/testing/api";
import { serve } from "@verify-factors/testing/serve";
import { expect, onTestFinished, test } from "vitest";
import { Copy } from "../src/copy.ts";

test("npm run conform passes arguments and credentials on, and fails for a service that breaks a rule", async () => {
  await using copy = await Copy.make();
  const { address, close } = await serve(createFactorMock({ baseUrl: "/", strict: true }).fetch);
  onTestFinished(close);
  const credentials = [`TWILIO_ACCOUNT_SID=${accountSid}`, "TWILIO_AUTH_TOKEN=an-auth-token"];
  const flags = ["--base-url", address, "--service-sid", serviceSid];
  const { code, output } = await copy.run("env", [...credentials, "npm", "run", "conform", "--", ...flags]);
  expect(output).toMatch(/\n22 .*: failed\n {4}.*: expected 201, received 400 \/ 60200\n/);
  expect(output).toMatch(/\n50 {2}creates nothing unless a creation succeeds: passed\n/);
  expect(output).toMatch(/\n\d+ passed, \d+ failed, \d+ skipped\n/);
  expect(code).toBe(1);
});
