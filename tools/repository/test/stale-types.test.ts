import { expect, test } from "vitest";
import { Copy } from "../src/copy.ts";

test("fails the type check where a renamed property is used, with no other command", async () => {
  await using copy = await Copy.make();
  await copy.edit("spec/openapi.yaml", "        - friendly_name\n", "        - display_name\n");
  await copy.edit("spec/openapi.yaml", "        friendly_name: { $ref", "        display_name: { $ref");
  const { code, output } = await copy.run("npm", ["run", "typecheck", "--", "--filter=@verify-factors/msw"]);
  expect(code).not.toBe(0);
  expect(output).toMatch(/src\/service\/factor-record\.ts.*error TS.*friendly_name/);
});
