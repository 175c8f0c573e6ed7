import { existsSync } from "node:fs";
import packaged from "@sparticuz/chromium";
import { playwright } from "@vitest/browser-playwright";
import type { BrowserConfigOptions } from "vitest/node";

/**
 * Vitest's browser mode in a real Chromium that `npm ci` has brought along: on Linux the one inside a package of the
 * registry, elsewhere the installed Chrome. No download of its own, no root.
 */
export async function chromium(): Promise<BrowserConfigOptions> {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: await launchOptions() }),
    instances: [{ browser: "chromium" }],
  };
}

/** How Playwright starts that Chromium. */
export async function launchOptions() {
  if (process.platform !== "linux") return { channel: "chrome" };
  const executablePath = await packaged.executablePath();
  if (!existsSync(executablePath)) throw new Error(`No Chromium was unpacked to ${executablePath}.`);
  return { executablePath, args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"] };
}
