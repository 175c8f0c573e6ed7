import { defineConfig } from "vitest/config";

// The mock warns about the misuse that one of the rules tests, so print warnings only for tests that fail.
const silent = "passed-only";
export default defineConfig({ test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, isolate: false, silent } });
