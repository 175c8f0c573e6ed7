import { chromium } from "@verify-factors/testing/browser";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "msw",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts"],
          setupFiles: ["@verify-factors/testing/witness"],
        },
      },
      {
        publicDir: "../../node_modules/msw/lib",
        test: { name: "msw in Chromium", include: ["test/**/*.browser.test.ts"], browser: await chromium() },
      },
    ],
  },
});
