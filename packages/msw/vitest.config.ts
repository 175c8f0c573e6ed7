import { getBrowserOptions, prebundledDependencies } from "@verify-factors/testing/browser";
import { defineConfig } from "vitest/config";

/** Tests that intercept requests through MSW, and therefore run on each of its versions. */
const intercepted = "test/{boundary,happy-dom,jsdom,msw-version,official-sdk,overrides,reset,reset-handlers}.test.ts";

/** Runs tests on an older MSW, which also replaces the usual one in the response validation and the built package. */
const createOlderMsw = (msw: "msw-2.13" | "msw-2.15") => ({
  extends: true as const,
  resolve: { alias: [{ find: /^msw(?=\/|$)/, replacement: msw }] },
  test: { name: msw, include: [intercepted], provide: { msw } },
});

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
        test: {
          name: "msw",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts"],
          provide: { msw: "msw" },
        },
      },
      createOlderMsw("msw-2.15"),
      createOlderMsw("msw-2.13"),
      {
        // Runs the README's browser code with the service worker of MSW.
        extends: true,
        publicDir: "../../node_modules/msw/lib",
        optimizeDeps: { include: [...prebundledDependencies, "msw/browser"] },
        test: {
          name: "msw in Chromium",
          include: ["test/**/*.browser.test.ts"],
          browser: await getBrowserOptions(),
        },
      },
    ],
  },
});
