import { getBrowserOptions, prebundledDependencies } from "@verify-factors/testing/browser";
import react from "@vitejs/plugin-react";
import { msw } from "msw/vite";
import { defineConfig } from "vitest/config";

const validateResponses = "@verify-factors/testing/validate-responses";

export default defineConfig({
  test: {
    // happy-dom logs every response that is not 2xx.
    silent: "passed-only",
    projects: [
      {
        test: {
          name: "backend and build",
          include: ["test/{backend,build}/*.test.ts"],
          setupFiles: [validateResponses],
          testTimeout: 60_000,
          isolate: false,
        },
      },
      {
        plugins: [react()],
        test: {
          name: "app in happy-dom",
          environment: "happy-dom",
          testTimeout: 60_000,
          isolate: false,
          include: ["test/app/*.test.tsx"],
          exclude: ["test/app/*.browser.test.tsx"],
          setupFiles: [validateResponses],
        },
      },
      {
        plugins: [react(), msw()],
        optimizeDeps: {
          include: [
            ...prebundledDependencies,
            "@tanstack/react-query",
            "hono",
            "hono/client",
            "hono/csrf",
            "hono/factory",
            "hono/http-exception",
            "hono/validator",
            "msw/browser",
            "openapi-fetch",
            "qr/decode.js",
            "react",
            "react-dom",
            "react-dom/client",
            "react/jsx-dev-runtime",
            "uqr",
            "vitest-browser-react",
          ],
        },
        test: {
          name: "app in Chromium",
          testTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          include: ["test/app/*.browser.test.tsx"],
          setupFiles: [validateResponses],
          browser: await getBrowserOptions(),
        },
      },
    ],
  },
});
