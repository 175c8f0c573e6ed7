import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["@verify-factors/testing/validate-responses"],
    // Many tests start processes, which is slow on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: false,
  },
});
