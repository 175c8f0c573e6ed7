import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["@verify-factors/testing/validate-responses"],
    // Many start processes, and one holds all of its conversation in a hook, which takes its time on a machine that does other
    // things as well.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: false,
  },
});
