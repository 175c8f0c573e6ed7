import { playwright } from "@vitest/browser-playwright";
import type { BrowserConfigOptions } from "vitest/node";
import { launchOptions } from "./chromium.ts";

/**
 * Dependencies of `./validate-responses` and the mock, for `optimizeDeps.include` beside a test's own. A dependency that Vite
 * discovers during a test reloads the page under it.
 */
export const foundBefore: readonly string[] = [
  "@hyperjump/json-schema/openapi-3-1",
  "@hyperjump/json-schema/formats",
  "@noble/hashes/hmac.js",
  "@noble/hashes/legacy.js",
  "@noble/hashes/sha2.js",
  "js-yaml",
  "msw",
];

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
