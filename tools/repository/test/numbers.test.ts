import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Copy } from "../src/copy.ts";

test("a bound changed in the description moves the mock's, with no other edit", async () => {
  await using copy = await Copy.make();
  const script = await readFile(join(import.meta.dirname, "fixtures/enrol-with-time-step.ts.txt"), "utf8");
  await copy.write("tools/tour/src/enrol.ts", script);
  expect((await copy.run("node", ["src/enrol.ts"], "tools/tour")).output.trim()).toBe("[201,400,400]");

  await copy.edit("spec/openapi.yaml", "      maximum: 60\n", "      maximum: 61\n");
  expect(await copy.run("npm", ["run", "build"])).toMatchObject({ code: 0 });
  expect((await copy.run("node", ["src/enrol.ts"], "tools/tour")).output.trim()).toBe("[201,201,400]");
});
