import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "../src/copy.ts";

let copy: Copy;
beforeAll(async () => {
  copy = await Copy.make();
});
afterAll(() => copy.remove());

const tour = () => copy.run("node", ["src/tour.ts"], "tools/tour");

test("the tour ends well and tells the whole life", async () => {
  const { code, output } = await tour();
  expect(output).toContain("otpauth://totp/Analytical%20Engines:");
  for (const claim of ["wrong code", "right code", "ES256 signature", "oldest factor first", "61 seconds", "is gone"]) {
    expect(output).toMatch(new RegExp(`✓ .*${claim}`));
  }
  expect(code).toBe(0);
});

test.each([
  ["every code is right", "service/totp", "=== code", "!== undefined"],
  ["no code is right", "service/totp", "=== code", "=== undefined"],
  ["every signature is right", "service/push", "key !== undefined &&", "true ||"],
  ["the list runs backwards", "service/paging", "records.push(record)", "records.unshift(record)"],
  ["a page leads nowhere", "service/list-factor", "next_page_url: next ?", "next_page_url: false ?"],
  ["a delete does nothing", "service/delete-factor", "?.remove(sid)", ""],
  ["a new name is lost", "service/changes", "record.friendly_name = changes.FriendlyName", "void 0"],
])("it fails when %s", async (_fault, module, from, to) => {
  const undo = await copy.edit(`packages/msw/dist/${module}.js`, from, to);
  const { code } = await tour();
  await undo();
  expect(code).not.toBe(0);
});
