import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startVitest } from "vitest/node";

test("a test whose own assertions hold fails when an answer breaks the description", async () => {
  const options = {
    root: import.meta.dirname,
    config: false as const,
    include: ["fixtures/lie.ts"],
    setupFiles: ["@verify-factors/testing/witness"],
    watch: false,
    reporters: [{}],
  };
  // The runner's own cache would else stand among the files that this test depends on.
  const vitest = await startVitest("test", [], options, { cacheDir: join(tmpdir(), "verify-factors-vitest") });
  const failed = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests("failed")]);
  const messages = failed.flatMap((one) => one.result().errors ?? []).map((error) => error.message);
  await vitest.close();
  process.exitCode = 0;
  expect(messages.join()).toContain("answers that break the description");
});
