import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Copy } from "../src/copy.ts";

const fixture = (name: string) => readFile(join(import.meta.dirname, "fixtures", name), "utf8");

test("an operation with a form and one with a JSON body cost their description and their handlers, nothing else", async () => {
  await using copy = await Copy.make();
  const description = await fixture("one-more-operation.yaml");
  await copy.edit("spec/openapi.yaml", "\ncomponents:\n", `\n${description}components:\n`);

  // The client does not wait for the mock, whose handlers are missing.
  expect(await copy.run("npm", ["run", "build", "--", "--filter=@verify-factors/client"])).toMatchObject({ code: 0 });
  const build = await copy.run("npm", ["run", "build", "--", "--filter=@verify-factors/msw"]);
  expect(build.code).not.toBe(0);
  expect(build.output).toMatch(/handlers\.ts.*error TS.*AnnotateFactor, ReplaceNote/);

  await copy.write("packages/msw/src/service/annotate-factor.ts", await fixture("annotate-factor.ts.txt"));
  const handlers = "packages/msw/src/service/handlers.ts";
  const imported = 'import { annotateFactor, replaceNote } from "./annotate-factor.ts";\nimport { create';
  await copy.edit(handlers, "import { create", imported);
  const listed = "  AnnotateFactor: annotateFactor,\n  ReplaceNote: replaceNote,\n  ListFactor:";
  await copy.edit(handlers, "  ListFactor:", listed);
  await copy.write("tools/demo/src/call.ts", await fixture("call-annotate-factor.ts.txt"));
  // The other packages do not depend on the description.
  const typecheck = await copy.run("npm", ["run", "typecheck", "--", "--filter=...@verify-factors/spec"]);
  expect(typecheck.output.match(/.*error TS.*/g) ?? []).toEqual([]);
  expect(typecheck.code).toBe(0);

  const { output } = await copy.run("node", ["tools/demo/src/call.ts"]);
  const expected = {
    text: "a & b",
    right: { text: "a & b", priority: 1, labels: ["x", "y"], copies: 2 },
    plain: { text: "a", priority: 3, labels: [], copies: 9 },
    violations: ["Copies", "Text", "Priority", "Labels"],
    missing: "Missing required parameter Text in the post body",
  };
  expect(JSON.parse(output)).toEqual({ POST: expected, PUT: expected });
});
