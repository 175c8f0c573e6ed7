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
  await generate("msw", description as unknown as Document);
  // Without the dialect, which every Ajv adds to itself.
  const schemas = addSchema.mock.calls.filter(([, name]) => !name?.includes("json-schema.org"));
  addSchema.mockRestore();

  const contents = `
    import { Ajv } from "ajv/dist/ajv.js";
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    for (const [schema, name] of ${JSON.stringify(schemas)}) ajv.addSchema(schema, name ?? undefined);
    ${schemas.map(([, name]) => (name ? `export const ${name} = ajv.getSchema("${name}");` : "")).join("\n")}
  `;
  return {
    name: "run-time-ajv",
    setup(build) {
      build.onLoad({ filter: /generated\/validators\.js$/ }, () => ({ contents, resolveDir: import.meta.dirname }));
    },
  };
}
