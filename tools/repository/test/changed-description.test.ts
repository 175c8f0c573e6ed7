import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "../src/copy.ts";

const fixture = (name: string) => readFile(join(import.meta.dirname, "fixtures", name), "utf8");
const description = "spec/openapi.yaml";

let copy: Copy;
beforeAll(async () => {
  copy = await Copy.make();
  await copy.write("tools/demo/src/call.ts", await fixture("call-annotate-factor.ts.txt"));
  await copy.write("tools/demo/src/create.ts", await fixture("create-with-time-step.ts.txt"));
  expect(await print("create")).toEqual([201, 400, 400]);
  await copy.edit(description, "\ncomponents:\n", `\n${await fixture("one-more-operation.yaml")}components:\n`);
  await copy.edit(description, "      maximum: 60\n", "      maximum: 61\n");
  await copy.edit(description, "page_size, first_page_url,", "page_size, start_page_url,");
  await copy.edit(description, "        first_page_url:\n", "        start_page_url:\n");
});
afterAll(() => copy.remove());

/** Runs a script of the demo. Returns what it prints. */
async function print(script: string): Promise<unknown> {
  return JSON.parse((await copy.run("node", [`tools/demo/src/${script}.ts`])).output);
}

test("npm run build alone reports operations without a handler and uses of a renamed property", async () => {
  const { code, output } = await copy.run("npm", ["run", "build", "--", "--filter=@verify-factors/msw"]);
  expect(output).toMatch(/src\/service\/handlers\.ts.*error TS.*AnnotateFactor, ReplaceNote/);
  expect(output).toMatch(/src\/service\/paginate\.ts.*error TS.*first_page_url/);
  expect(code).not.toBe(0);
});

test("compiles after new handlers and a renamed property in the mock, and reports the remaining use of the old name", async () => {
  await copy.write("packages/msw/src/service/annotate-factor.ts", await fixture("annotate-factor.ts.txt"));
  const handlers = "packages/msw/src/service/handlers.ts";
  const imported = 'import { annotateFactor, replaceNote } from "./annotate-factor.ts";\nimport { create';
  await copy.edit(handlers, "import { create", imported);
  const listed = "  AnnotateFactor: annotateFactor,\n  ReplaceNote: replaceNote,\n  ListFactor:";
  await copy.edit(handlers, "  ListFactor:", listed);
  await copy.edit("packages/msw/src/service/paginate.ts", "first_page_url:", "start_page_url:");
  // The other packages do not depend on the description.
  const { code, output } = await copy.run("npm", ["run", "typecheck", "--", "--filter=...@verify-factors/spec"]);
  // The only other use that a type check can see.
  expect(output.match(/\S* error TS.*/g)).toEqual([expect.stringMatching(/^src\/rules\/factors\.ts.*first_page_url/)]);
  expect(code).not.toBe(0);
});

test("the client calls the new operations, one with a form and one with a JSON body", async () => {
  const expected = {
    text: "a & b",
    right: { text: "a & b", priority: 1, labels: ["x", "y"], copies: 2 },
    plain: { text: "a", priority: 3, labels: [], copies: 9 },
    violations: ["Copies", "Text", "Priority", "Labels"],
    missing: "Missing required parameter Text in the post body",
  };
  expect(await print("call")).toEqual({ POST: expected, PUT: expected });
});

test("the mock applies the changed limit", async () => {
  expect(await print("create")).toEqual([201, 201, 400]);
});
