import { defineConfig } from "vitest/config";

// Every test works in a copy of the repository and runs its commands there.
export default defineConfig({ test: { include: ["test/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 } });
