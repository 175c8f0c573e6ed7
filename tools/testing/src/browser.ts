import { playwright } from "@vitest/browser-playwright";
import type { BrowserConfigOptions } from "vitest/node";
import { getLaunchOptions } from "./chromium.ts";

/**
 * The dependencies of `./validate-responses` and the mock, for `optimizeDeps.include`. Vite bundles them before the
 * tests start. If Vite discovers a dependency during a test, it reloads the page.
 */
export const prebundledDependencies: readonly string[] = [
  "@hyperjump/json-schema/openapi-3-1",
  "@hyperjump/json-schema/formats",
  "@noble/hashes/hmac.js",
  "@noble/hashes/legacy.js",
  "@noble/hashes/sha2.js",
  "js-yaml",
  "msw",
];

/** Returns the options of Vitest's browser mode for the Chromium that `npm ci` installs. */
export async function getBrowserOptions(): Promise<BrowserConfigOptions> {
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions: await getLaunchOptions() }),
    instances: [{ browser: "chromium" }],
  };
}
