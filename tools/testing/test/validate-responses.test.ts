import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startVitest } from "vitest/node";

test("fails an otherwise passing test if a response violates the description", async () => {
  const options = {
    root: import.meta.dirname,
    config: false as const,
    include: ["fixtures/invalid-response.ts"],
    setupFiles: ["@verify-factors/testing/validate-responses"],
    watch: false,
    reporters: [{}],
  };
  // Put Vitest's cache elsewhere, because turbo would count it as an input of this test.
  const vitest = await startVitest("test", [], options, { cacheDir: join(tmpdir(), "verify-factors-vitest") });
  const results = vitest.state
    .getTestModules()
    .flatMap((module) => [...module.children.allTests()])
    .map((one) => [one.name, one.result().errors?.map(({ message }) => message.split(":")[0]) ?? []]);
  await vitest.close();
  // startVitest() sets a failing exit code, because its tests are expected to fail.
  process.exitCode = 0;
  const errors = ["responses that violate the description"];
  expect(results).toEqual([
    ["invalid body", errors],
    ["unknown path", errors],
    ["invalid body of a mock on another origin", errors],
    ["unknown path of a mock on another origin", errors],
    ["another API", []],
  ]);
});
