import { playwright } from "@vitest/browser-playwright";
import type { BrowserConfigOptions } from "vitest/node";
import { launchOptions } from "./chromium.ts";

/** Vitest's browser mode in a real Chromium. No download of its own, no root. */
export async function chromium(): Promise<BrowserConfigOptions> {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: await launchOptions() }),
    instances: [{ browser: "chromium" }],
  };
}
