import { chromium } from "@verify-factors/testing/browser";
import { defineConfig } from "vitest/config";

/** No test is a race, however busy the machine. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patience,
          name: "client",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts"],
          setupFiles: ["@verify-factors/testing/witness"],
        },
      },
      {
        // Named, since a dependency that is found while a test runs reloads the page under it.
        optimizeDeps: {
          include: [
            "@hyperjump/json-schema/openapi-3-1",
            "@hyperjump/json-schema/formats",
            "msw",
            "@noble/hashes/hmac.js",
            "@noble/hashes/legacy.js",
            "@noble/hashes/sha2.js",
            "openapi-fetch",
          ],
        },
        test: {
          ...patience,
          name: "client in Chromium",
          include: ["test/**/*.browser.test.ts"],
          setupFiles: ["@verify-factors/testing/witness"],
          browser: await chromium(),
        },
      },
    ],
  },
});
