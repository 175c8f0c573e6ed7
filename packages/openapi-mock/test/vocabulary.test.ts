import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const src = join(import.meta.dirname, "../src");

test("the engine contains no vocabulary of the Factor API", async () => {
  const found: string[] = [];
  for await (const file of glob("**/*.ts", { cwd: src })) {
    const code = await readFile(join(src, file), "utf8");
    const words = code.match(/factor|twilio|totp|entity|service.?sid|(?<!\.)\bpush\b/gi) ?? [];
    found.push(...words.map((word) => `${file}: ${word}`));
  }
  expect(found).toEqual([]);
});
