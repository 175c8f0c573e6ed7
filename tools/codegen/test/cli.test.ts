import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { dump } from "js-yaml";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../src/cli.ts";
import { generate } from "../src/index.ts";
import { documentWith, withResponse } from "./documents.ts";
import { writeFiles } from "./load.ts";

const document = documentWith(withResponse({ type: "string", maxLength: 5, format: "isbn" }));
const execFileAsync = promisify(execFile);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "codegen-"));
  await writeFiles(folder, { "package.json": "{}", "openapi.json": JSON.stringify(document) });
});
afterEach(() => rm(folder, { recursive: true }));

function codegen(...args: string[]) {
  return execFileAsync(process.execPath, [join(import.meta.dirname, "../bin/codegen.js"), ...args], { cwd: folder });
}

/** Runs a command that fails, and returns what it prints. */
function failWith(...args: string[]): Promise<string> {
  return codegen(...args).then(
    () => "nothing",
    ({ code, stderr }) => (code === 1 ? stderr : `exit code ${code}`),
  );
}

const read = (...path: string[]) => readFile(join(folder, ...path), "utf8");

it("prints warnings, writes all targets to src/generated, and removes the files of an earlier run", async () => {
  const generated = "// Generated from ./old.yaml. Do not edit.";
  await writeFiles(join(folder, "src/generated"), { "old.ts": generated, "mine.ts": "export {};" });
  const { stderr } = await codegen("./openapi.json", "--target", "client", "--target", "mock");
  expect(stderr).toBe('warning: the format "isbn" is not checked.\n');
  const { files } = await generate(document, ["client", "mock"]);
  expect((await readdir(join(folder, "src/generated"))).sort()).toEqual([...Object.keys(files), "mine.ts"].sort());
  const contents = await read("src/generated/contract.ts");
  expect(contents).toBe(`// Generated from ./openapi.json. Do not edit.\n\n${files["contract.ts"]}`);
});

it("reads a module, and writes to the folder of --output", async () => {
  const exports = { "./openapi.yaml": "./openapi.yaml" };
  const manifest = JSON.stringify({ name: "@things/spec", exports });
  const files = { "package.json": manifest, "openapi.yaml": dump(document) };
  await writeFiles(join(folder, "node_modules/@things/spec"), files);
  await codegen("@things/spec/openapi.yaml", "--target", "mock", "--output", "lib/api");
  expect(await read("lib/api/schemas.ts")).toContain('"maxLength": 5');
});

it("keeps the files of an earlier run if the description has problems", async () => {
  await codegen("./openapi.json", "--target", "client");
  const before = await read("src/generated/operations.ts");
  await writeFiles(folder, { "openapi.json": JSON.stringify(documentWith({ operationId: undefined })) });
  const problem =
    "#/paths/~1things/post: POST /things has no operationId. Add one, because generated code refers to it.\n";
  expect(await failWith("./openapi.json", "--target", "client")).toBe(problem);
  expect(await read("src/generated/operations.ts")).toBe(before);
});

it("reads YAML with merge keys, and with references to other files", async () => {
  const schemas = '{ "Text": &text { "type": "string", "maxLength": 5 }, "Short": { <<: *text, "minLength": 2 } }';
  const short = JSON.stringify(documentWith(withResponse({ $ref: "#/components/schemas/Short" })));
  await writeFiles(folder, { "openapi.yaml": short.replace('"schemas":{}', `"schemas": ${schemas}`) });
  await codegen("openapi.yaml", "--target", "mock");
  expect(await read("src/generated/schemas.ts")).toMatch(/"maxLength": 5,\s+"minLength": 2/);

  const whole = dump(documentWith(withResponse({ $ref: "parts.yaml#/Text" })));
  await writeFiles(folder, { "openapi.yaml": whole, "parts.yaml": "Text: { type: string, maxLength: 7 }" });
  await codegen("openapi.yaml", "--target", "types", "--target", "mock");
  expect(await read("src/generated/types.ts")).toContain("Text: string;");
  expect(await read("src/generated/schemas.ts")).toContain('"maxLength": 7');
});

it("keeps the names of errors in a description of several files", async () => {
  const Bad = { value: { status: 400 } };
  const split = documentWith(withResponse({ $ref: "parts.yaml#/Text" }));
  const reference = { $ref: "#/components/examples/Bad" };
  split.components = { examples: { Bad } };
  split["x-error-responses"] = { ...split["x-error-responses"], invalid: reference };
  await writeFiles(folder, { "openapi.yaml": dump(split), "parts.yaml": "Text: { type: string }" });
  await codegen("openapi.yaml", "--target", "mock");
  expect(await read("src/generated/contract.ts")).toContain('"invalid": "Bad"');
});

describe("rejects", () => {
  it.each([
    ["", "openapi.yaml: expected a document"],
    ["a: [1", "openapi.yaml: unexpected end"],
    ["a: &a { a: *a }", "openapi.yaml: Converting circular structure"],
    ["a: 1", "openapi.yaml: the description has no OpenAPI version. Add `openapi: 3.1.0`."],
    ["openapi: 3.1.0", "openapi.yaml: the description has no paths. Add `paths`."],
    ['swagger: "2.0"', "openapi.yaml: Swagger 2.0 is not supported. Convert it to OpenAPI 3.1: from 2.0 to 3.0 with"],
    ["openapi: 3.0.3", "openapi.yaml: OpenAPI 3.0.3 is not supported. Convert it to OpenAPI 3.1:"],
  ])("the description %j, naming the file", async (text, message) => {
    await writeFiles(folder, { "openapi.yaml": text });
    await expect(run([join(folder, "openapi.yaml"), "--target", "types"])).rejects.toThrow(message);
  });

  it("a $ref to another file that does not exist, naming its location", async () => {
    const whole = JSON.stringify(documentWith(withResponse({ $ref: "parts.yaml#/Text" })));
    await writeFiles(folder, { "openapi.json": whole });
    const location = "openapi.json#/paths/~1things/post/responses/200/content/application~1json/schema";
    await expect(run([join(folder, "openapi.json"), "--target", "mock"])).rejects.toThrow(location);
  });

  it.each([
    [["./openapi.json"], "codegen: expected one input and at least one --target."],
    [["--target", "mock"], "codegen: expected one input and at least one --target."],
    [["./openapi.json", "--target", "python"], 'unknown target "python". Use one of client, mock, types.'],
    [
      ["./none.json", "--target", "mock"],
      'codegen: cannot find "./none.json". Pass the path of a file or the name of a module.',
    ],
  ])("the arguments %j", async (args, message) => {
    await expect(run(args)).rejects.toThrow(message);
  });

  it("an unknown option, without a stack trace", async () => {
    const output = await failWith("./openapi.json", "--taget", "mock");
    expect(output).toMatch(/^codegen: Unknown option '--taget'\.\n\nUsage: /);
    expect(output).not.toMatch(/^\s+at /m);
  });
});

it("prints its usage", async () => {
  const { stdout } = await codegen("--help");
  expect(stdout).toContain("Usage: codegen <input> --target <name>");
  expect(stdout).toContain("what to generate: client, mock, types");
});
