import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { expect, test } from "vitest";

type TypeScript = typeof import("typescript-5");

const ts: TypeScript = createRequire(import.meta.url)("typescript-5");
const folder = join(import.meta.dirname, "../../../packages/client/test");
const methods = ["list", "create", "fetch", "update", "delete"];
const file = join(folder, "hovered.ts");
const code = `import type { EntityFactors } from "@verify-factors/client";
declare const factors: EntityFactors;
${methods.map((name) => `factors.${name};`).join("\n")}`;

const options = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, strict: true, types: [] };
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: () => "1",
  getScriptSnapshot: (name) => {
    const text = name === file ? code : ts.sys.readFile(name);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => folder,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
  realpath: (path) => ts.sys.realpath?.(path) ?? path,
});

const operations = Object.values(description.paths).flatMap((item) =>
  Object.values(item).filter((operation) => "operationId" in operation),
) as { "x-client-method": string; summary: string; description: string }[];

test.each(methods)("an editor shows on factors.%s what the description says", (name) => {
  const at = code.indexOf(`factors.${name}`) + "factors.".length;
  const hover = service.getQuickInfoAtPosition(file, at);
  const shown = ts.displayPartsToString(hover?.documentation);
  const operation = operations.find((one) => one["x-client-method"] === name);
  expect(operation).toBeDefined();
  expect(shown).toContain(operation?.summary);
  expect(shown).toContain(operation?.description);
});

test("no method's documentation is written by hand beside the description's", async () => {
  const source = await readFile(join(folder, "../src/factors.ts"), "utf8");
  for (const name of methods) expect(source).not.toMatch(new RegExp(`\\*/\\n  ${name}[<(]`));
});
