import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "../src/copy.ts";
import { readManifest } from "../src/workspace.ts";

let copy: Copy;
beforeAll(async () => {
  copy = await Copy.make();
});
afterAll(() => copy.remove());

const demo = () => copy.run("node", ["tools/demo/src/demo.ts"]);

test("runs every step of the demo, and prints the next commands", async () => {
  const { code, output } = await demo();
  expect(output).toContain("otpauth://totp/Analytical%20Engines:");
  for (const claim of [
    "wrong code",
    "with the code",
    "ES256 signature",
    "oldest factor first",
    "61 seconds",
    "deletes",
  ]) {
    expect(output).toMatch(new RegExp(`✓ .*${claim}`));
  }
  const { scripts } = await readManifest();
  const commands = [...output.matchAll(/^ {2}npm (?:run )?(\w+) /gm)].map(([, name = ""]) => name);
  expect(commands.length).toBeGreaterThanOrEqual(3);
  for (const name of commands) expect(scripts).toHaveProperty(name);
  expect(code).toBe(0);
});

test.each([
  ["every code is valid", "crypto/otp", "=== code", "!== undefined"],
  ["no code is valid", "crypto/otp", "=== code", "=== undefined"],
  ["every signature is valid", "crypto/public-key", "return (key !== undefined", "return (true || key !== undefined"],
  ["the list is reversed", "service/paginate", "after.slice(0, PageSize)", "after.slice(-PageSize)"],
  ["a page has no next page", "service/paginate", "next_page_url: after.length > PageSize ?", "next_page_url: false ?"],
  ["a deleted factor stays", "service/delete-factor", ".factors.delete(sid)", ".factors"],
  ["a new name is lost", "service/changes", "record.friendly_name = changes.FriendlyName", "void 0"],
])("fails if %s", async (_bug, module, from, to) => {
  const undo = await copy.edit(`packages/msw/dist/${module}.js`, from, to);
  const { code, output } = await demo();
  await undo();
  expect(output).toContain("Generated from spec/openapi.yaml");
  expect(code).not.toBe(0);
});
