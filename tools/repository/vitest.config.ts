import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Every test works in a copy of the repository and runs its commands there, so that a worker mostly waits.
    maxWorkers: 2,
    isolate: false,
    // The mock warns about the misuse that one of the conformance rules tests.
    silent: "passed-only",
    // No test depends on timing, however busy the machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
