import { defineConfig } from "@playwright/test";
import { getLaunchOptions } from "@verify-factors/testing/chromium";

export default defineConfig({
  testDir: "test/end-to-end",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "line",
  use: { launchOptions: await getLaunchOptions() },
});
