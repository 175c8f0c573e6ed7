import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { dump } from "js-yaml";
import { afterEach, beforeEach, expect, it } from "vitest";
import { generate } from "../src/index.ts";
import { documentWith, withAnswer } from "./documents.ts";
import { write } from "./generated.ts";

const document = documentWith(withAnswer({ type: "string", maxLength: 5 }));
const run = promisify(execFile);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "codegen-"));
  await write(folder, { "package.json": "{}", "openapi.json": JSON.stringify(document) });
});
afterEach(() => rm(folder, { recursive: true }));

const codegen = (cwd: string, ...words: string[]) =>
  run(process.execPath, [join(import.meta.dirname, "../src/codegen.js"), ...words], { cwd });

it("writes what generate answers into src/generated, where nothing else stays but a note of its source", async () => {
  await write(join(folder, "src/generated"), { "old.ts": "export {};" });
  await codegen(folder, "client", "./openapi.json");
  expect((await readdir(join(folder, "src/generated"))).sort()).toEqual(["README.md", "methods.ts", "operations.ts"]);
  const [note, operations] = await Promise.all(
    ["README.md", "operations.ts"].map((name) => readFile(join(folder, "src/generated", name), "utf8")),
  );
  const { "operations.ts": text = "" } = await generate("client", document);
  expect(operations).toMatch(/^\/\/ Generated from \.\/openapi\.json\./);
  expect(operations?.slice(operations.indexOf("\n\n") + 2)).toBe(text);
  expect(note).toContain("./openapi.json");
});

it("writes the same wherever it is called", async () => {
  await write(join(folder, "deep/er"), { "package.json": "{}", "openapi.json": JSON.stringify(document) });
  await Promise.all([folder, join(folder, "deep/er")].map((cwd) => codegen(cwd, "msw", "./openapi.json")));
  const [here, deeper] = await Promise.all(
    ["src/generated", "deep/er/src/generated"].map((place) => readFile(join(folder, place, "schemas.ts"), "utf8")),
  );
  expect(deeper).toBe(here);
});

it("keeps what was generated before when a description is refused", async () => {
  await write(join(folder, "src/generated"), { "operations.ts": "before" });
  await write(folder, { "openapi.json": JSON.stringify(documentWith({ operationId: undefined })) });
  await expect(codegen(folder, "client", "./openapi.json")).rejects.toThrow("POST /things has no operationId.");
  expect(await readFile(join(folder, "src/generated/operations.ts"), "utf8")).toBe("before");
});

it("reads YAML, and takes in what it refers to in other files", async () => {
  const [part, whole] = [documentWith(withAnswer({ $ref: "parts.yaml#/Text" })), "openapi.yaml"];
  await write(folder, { [whole]: dump(part), "parts.yaml": "Text: { type: string, maxLength: 5 }" });
  await codegen(folder, "types", `./${whole}`);
  expect(await readFile(join(folder, "src/generated/types.ts"), "utf8")).toContain("Text: string;");
  await codegen(folder, "msw", `./${whole}`);
  expect(await readFile(join(folder, "src/generated/schemas.ts"), "utf8")).toContain('"maxLength": 5');
});

it("merges what YAML merges", async () => {
  const text = JSON.stringify(documentWith(withAnswer({ $ref: "#/components/schemas/Short" })));
  const schemas = '{ "Text": &text { "type": "string", "maxLength": 5 }, "Short": { <<: *text, "minLength": 2 } }';
  await write(folder, { "openapi.yaml": text.replace('"schemas":{}', `"schemas": ${schemas}`) });
  await codegen(folder, "msw", "./openapi.yaml");
  const written = await readFile(join(folder, "src/generated/schemas.ts"), "utf8");
  expect(written).toContain('"maxLength": 5');
  expect(written).toContain('"minLength": 2');
});

it.each([
  ["", "openapi.yaml: expected a document"],
  ["a: [1", "openapi.yaml: unexpected end"],
  ["a: 1", "openapi.yaml: this is no OpenAPI description, it has no paths."],
  [
    JSON.stringify(documentWith({}, { Un: { $ref: "#/components/schemas/None" } })),
    'openapi.yaml#/components/schemas/Un: Nothing is at $ref "#/components/schemas/None".',
  ],
])("names the file and the place of what cannot be read: %s", async (text, message) => {
  await write(folder, { "openapi.yaml": text });
  await expect(codegen(folder, "types", "./openapi.yaml")).rejects.toThrow(message);
});

it("names a $ref into another file that leads nowhere, and its place", async () => {
  await write(folder, { "openapi.json": JSON.stringify(documentWith(withAnswer({ $ref: "parts.yaml#/Text" }))) });
  const place = "openapi.json#/paths/~1things/post/responses/200/content/application~1json/schema";
  await expect(codegen(folder, "msw", "./openapi.json")).rejects.toThrow(place);
});

it("says how to call it", async () => {
  await expect(codegen(folder, "client")).rejects.toThrow("usage: codegen <target> <module of the description>");
});
