import { getBrowserOptions, prebundledDependencies } from "@verify-factors/testing/browser";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["@verify-factors/testing/validate-responses"],
    // Allow slow machines, because no test depends on timing. Share workers between files, because they start slowly.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: "client", include: ["test/**/*.test.ts"], exclude: ["test/**/*.browser.test.ts"] },
      },
      {
        extends: true,
        optimizeDeps: { include: [...prebundledDependencies, "openapi-fetch"] },
        test: {
          name: "client in Chromium",
          include: ["test/**/*.browser.test.ts"],
          browser: await getBrowserOptions(),
        },
      },
    ],
  },
});
