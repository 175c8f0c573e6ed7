import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Copy } from "../src/copy.ts";

test("applies a limit that changed in the description, with no other edit", async () => {
  await using copy = await Copy.make();
  const script = await readFile(join(import.meta.dirname, "fixtures/create-with-time-step.ts.txt"), "utf8");
  await copy.write("tools/demo/src/create.ts", script);
  expect((await copy.run("node", ["tools/demo/src/create.ts"])).output.trim()).toBe("[201,400,400]");

  await copy.edit("spec/openapi.yaml", "      maximum: 60\n", "      maximum: 61\n");
  const build = await copy.run("npm", ["run", "build", "--", "--filter=@verify-factors/msw"]);
  expect(build).toMatchObject({ code: 0 });
  expect((await copy.run("node", ["tools/demo/src/create.ts"])).output.trim()).toBe("[201,201,400]");
});
