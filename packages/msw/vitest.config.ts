import { defineConfig } from "vitest/config";

/** Validates every response. No test depends on timing, and the files share a worker, which takes long to start. */
const shared = {
  setupFiles: ["@verify-factors/testing/validate-responses"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  isolate: false,
};

/** Tests that intercept requests through MSW, and therefore run on each of its versions. */
const intercepted = [
  "boundary",
  "happy-dom",
  "jsdom",
  "msw-version",
  "official-sdk",
  "overrides",
  "reset",
  "reset-handlers",
].map((topic) => `test/${topic}.test.ts`);

/** Another MSW in place of the usual one, for the tests, the response validation and the built package alike. */
const onOlder = (msw: "msw-2.13" | "msw-2.15") => ({
  resolve: { alias: [{ find: /^msw(?=\/|$)/, replacement: msw }] },
  test: { name: msw, include: intercepted, ...shared, provide: { msw } },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "msw",
          include: ["test/**/*.test.ts"],
          ...shared,
          provide: { msw: "msw" },
        },
      },
      onOlder("msw-2.15"),
      onOlder("msw-2.13"),
    ],
  },
});
