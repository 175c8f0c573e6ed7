import { chromium, foundBefore } from "@verify-factors/testing/browser";
import { defineConfig } from "vitest/config";

/** No test depends on timing, and the files share a worker, which takes long to start. */
const shared = { testTimeout: 60_000, hookTimeout: 60_000, isolate: false };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "client",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts"],
          setupFiles: ["@verify-factors/testing/validate-responses"],
        },
      },
      {
        optimizeDeps: {
          include: [...foundBefore, "openapi-fetch"],
        },
        test: {
          ...shared,
          name: "client in Chromium",
          include: ["test/**/*.browser.test.ts"],
          setupFiles: ["@verify-factors/testing/validate-responses"],
          browser: await chromium(),
        },
      },
    ],
  },
});
