import { chromium, foundBefore } from "@verify-factors/testing/browser";
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
          setupFiles: ["@verify-factors/testing/validate-responses"],
        },
      },
      {
        optimizeDeps: {
          include: [...foundBefore, "openapi-fetch"],
        },
        test: {
          ...patience,
          name: "client in Chromium",
          include: ["test/**/*.browser.test.ts"],
          setupFiles: ["@verify-factors/testing/validate-responses"],
          browser: await chromium(),
        },
      },
    ],
  },
});
