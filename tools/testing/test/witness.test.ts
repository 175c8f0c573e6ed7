import { expect, test } from "vitest";
import { startVitest } from "vitest/node";

test("a test whose own assertions hold fails when an answer breaks the description", async () => {
  const vitest = await startVitest("test", [], {
    root: import.meta.dirname,
    config: false,
    cache: false,
    include: ["fixtures/lie.ts"],
    setupFiles: ["@verify-factors/testing/witness"],
    watch: false,
    reporters: [{}],
  });
  const failed = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests("failed")]);
  const messages = failed.flatMap((one) => one.result().errors ?? []).map((error) => error.message);
  await vitest.close();
  process.exitCode = 0;
  expect(messages.join()).toContain("answers that break the description");
});
