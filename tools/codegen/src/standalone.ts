import type { Ajv } from "ajv/dist/ajv.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

/** A module of the functions that Ajv makes of its schemas, by name, which needs no Ajv. */
export async function standalone(ajv: Ajv, keys: Record<string, string>): Promise<string> {
  const result = await build({
    // Inlines the pieces of Ajv's run time that the code refers to.
    stdin: { contents: shortened(standaloneCode.default(ajv, keys)), resolveDir: import.meta.dirname, loader: "js" },
    // Paths in the comments of the bundle are relative to this folder, wherever the generator is called.
    absWorkingDir: import.meta.dirname,
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    legalComments: "none",
  });
  return result.outputFiles[0]?.text ?? "";
}

const schemaPath = /,schemaPath:"(?:[^"\\]|\\.)*"(?=,keyword:)/g;
const keeping = /const (err\d+) = (\{.*?\});if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}/g;
const codePoints = 'require("ajv/dist/runtime/ucs2length").default';

/**
 * For each error Ajv writes out how it is kept, and where in the schema the keyword stands, which nobody reads; and its
 * count of code points is a CommonJS module. Together that is a sixth of the code, compressed. What is not found here,
 * after a change of Ajv's, stays as it is: larger, and just as right.
 */
function shortened(code: string): string {
  const shorter = code
    .replace(schemaPath, "")
    .replace(keeping, "vErrors = withError(vErrors, $2);")
    .replace(codePoints, "(text) => text.replace(/[\\ud800-\\udbff][\\udc00-\\udfff]/g, ' ').length");
  return `${shorter}function withError(errors, error) { return [...(errors ?? []), error]; }`;
}
