import { dirname } from "node:path";
import type { Plugin } from "esbuild";

/** What stands in for the mock's own check of values: the same schemas, compiled by Ajv as the page loads. */
const contents = `
  import { Ajv } from "ajv/dist/ajv.js";
  import * as schemas from "../generated/schemas.js";

  const ajv = new Ajv({ strict: false, allErrors: true });
  const compiled = new Map(Object.values(schemas).map((schema) => [schema, ajv.compile(plain(schema))]));

  export function allows(schema, value) {
    return compiled.get(schema)(value);
  }

  export function faultsOf(schema, value) {
    return allows(schema, value) ? [] : compiled.get(schema).errors;
  }

  // A schema as JSON: patterns as text, without formats, a discriminator as conditions.
  function plain(schema) {
    if (schema instanceof RegExp) return schema.source;
    if (typeof schema !== "object" || schema === null) return schema;
    if (Array.isArray(schema)) return schema.map(plain);
    const { format, discriminator: { propertyName, members = {} } = {}, ...rest } = schema;
    const keywords = Object.entries(rest).map(([keyword, value]) => [keyword, plain(value)]);
    const conditions = Object.entries(members).map(([value, member]) => ({
      if: { properties: { [propertyName]: { const: value } } },
      then: plain(member),
    }));
    return { ...Object.fromEntries(keywords), ...(propertyName && { allOf: conditions }) };
  }
`;

/** Puts Ajv, which compiles as the page loads, in the place of the mock's own check of values. */
export const runTimeAjv: Plugin = {
  name: "run-time-ajv",
  setup(build) {
    build.onLoad({ filter: /wire\/schema\.js$/ }, ({ path }) => ({ contents, resolveDir: dirname(path) }));
  },
};
