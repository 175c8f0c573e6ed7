import { type Document, generate } from "@verify-factors/codegen";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { Ajv } from "ajv/dist/ajv.js";
import type { Plugin } from "esbuild";
import { vi } from "vitest";

/**
 * Puts Ajv itself in the place of the code that it has written ahead: the schemas of the description as the generator
 * hands them to it, under the same names, but compiled as the page loads.
 */
export async function runTimeAjv(): Promise<Plugin> {
  const addSchema = vi.spyOn(Ajv.prototype, "addSchema");
  const { "validators.ts": written = "" } = await generate("msw", description as unknown as Document);
  // Without the dialect, which every Ajv adds to itself.
  const schemas = addSchema.mock.calls.filter(([, key]) => !key?.includes("json-schema.org"));
  addSchema.mockRestore();
  const names = [...written.matchAll(/^ {2}(is_\w+),?$/gm)].map(([, name = ""]) => name);
  // A schema is added under the name of its validator, but a component under its own, which two may have.
  const keys = schemas.map(([, key]) => key);
  const keyOf = (name: string) =>
    keys.find((key) => key === name) ??
    keys.find((key) => key?.endsWith(name.replace("is_", "/").replace(/_\d+$/, "")));

  const contents = `
    import { Ajv } from "ajv/dist/ajv.js";
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    for (const [schema, key] of ${JSON.stringify(schemas)}) ajv.addSchema(schema, key);
    ${names.map((name) => `export const ${name} = ajv.getSchema(${JSON.stringify(keyOf(name))});`).join("\n")}
  `;
  return {
    name: "run-time-ajv",
    setup(build) {
      build.onLoad({ filter: /generated\/validators\.js$/ }, () => ({ contents, resolveDir: import.meta.dirname }));
    },
  };
}
