import { createRequire } from "node:module";
import type { OpenAPI3 } from "openapi-typescript";
import { isJsonString } from "../body.ts";
import { type Description, resolvePointer } from "../description.ts";
import type { Document, Schema } from "../openapi.ts";

// Loaded with `require` because the TypeScript behind it is CommonJS: imported, its nine megabytes would be parsed twice
// more to find its exports.
const {
  default: openapiTypescript,
  astToString,
  transformSchemaObject,
} = createRequire(import.meta.url)("openapi-typescript") as typeof import("openapi-typescript");

/** Generates the types `paths`, `operations` and `components`, and each schema under its own name. */
export async function generateTypes(description: Description): Promise<Record<string, string>> {
  const { document, hasProblems } = description;
  // openapi-typescript stops at the first problem.
  if (hasProblems) return {};
  const nodes = await openapiTypescript(prepare(document) as unknown as OpenAPI3, {
    // By default, a property that has a default is required in requests.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
    transform: (schema, options) => {
      const { contentSchema } = schema as Schema;
      if (contentSchema && isJsonString(schema as Schema))
        return transformSchemaObject(contentSchema as never, options);
    },
  });
  return { "types.ts": correctAliases(description, astToString(nodes)) };
}

/** The names of types that the generated code uses itself. */
const builtIns = ["Record", "Omit", "Pick"];

/**
 * Corrects the types that openapi-typescript exports for components. A schema keeps its own name. A name that is no
 * identifier, or that several schemas would have, is left out with a warning.
 */
function correctAliases({ document, warnings }: Description, code: string): string {
  const schemas = document.components?.schemas ?? {};
  return code.replace(/^export type (\S+) = components\['(\w+)'\]\['(.*)'\];\n/gm, (line, alias, kind, name) => {
    const isUsable = !/^\d/.test(alias) && !builtIns.includes(alias);
    if (isUsable && Object.hasOwn(schemas, alias)) return `export type ${alias} = components['schemas']['${alias}'];\n`;
    const twins = Object.keys(schemas).filter((other) => kind === "schemas" && toWord(other) === toWord(name));
    if (isUsable && twins.length < 2) return line;
    warnings.add(
      `${twins.join(", ") || name}: no type called ${alias} is exported. Use components["${kind}"]["${name}"].`,
    );
    return "";
  });
}

/** Returns the letters and digits of a name in lower case: names that share them may become the same name of a type. */
function toWord(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/**
 * Removes the discriminators: the variants of a union differ by constants, which openapi-typescript would write again
 * without their documentation. Copies the description of a `$ref`'s target beside the `$ref`, so that an editor shows it
 * on the property.
 */
function prepare({ webhooks: _webhooks, ...document }: Document): Document {
  return JSON.parse(JSON.stringify(withoutCallbacks(document)), (_key, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { discriminator, ...schema } = value as Schema;
    const kept = discriminator?.propertyName ? schema : value;
    for (const [name, property] of Object.entries<Schema>(kept.properties ?? {})) {
      const target = property?.$ref ? (resolvePointer(document, property.$ref) as Schema) : {};
      if (target.description) kept.properties[name] = { description: target.description, ...property };
    }
    return kept;
  }) as Document;
}

/** Removes callbacks: their operations are requests that the API sends. */
function withoutCallbacks({ paths, ...document }: Omit<Document, "webhooks">): object {
  const removeCallbacks = ([key, part]: [string, unknown]) =>
    part instanceof Object && !Array.isArray(part) ? [key, { ...part, callbacks: undefined }] : [key, part];
  const items = Object.entries(paths as Document["paths"]).map(([path, item]) => {
    return [path, Object.fromEntries(Object.entries<unknown>(item).map(removeCallbacks))];
  });
  return { ...document, paths: Object.fromEntries(items) };
}
