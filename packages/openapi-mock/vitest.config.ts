import { defineConfig } from "vitest/config";

// No test depends on timing, however busy the machine is.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000, isolate: false } });
