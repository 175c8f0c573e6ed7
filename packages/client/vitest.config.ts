import { chromium } from "@verify-factors/testing/browser";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "client",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts"],
          setupFiles: ["@verify-factors/testing/witness"],
        },
      },
      {
        test: { name: "client in Chromium", include: ["test/**/*.browser.test.ts"], browser: await chromium() },
      },
    ],
  },
});
