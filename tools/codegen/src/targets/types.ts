import { createRequire } from "node:module";
import type { OpenAPI3 } from "openapi-typescript";
import { isJsonString } from "../body.ts";
import { type Description, resolvePointer } from "../description.ts";
import type { Document, Schema } from "../openapi.ts";

// Use `require`, because openapi-typescript depends on TypeScript, which is CommonJS. With an import, Node would parse
// the nine megabytes of TypeScript twice more to find its exports.
const {
  default: openapiTypescript,
  astToString,
  transformSchemaObject,
} = createRequire(import.meta.url)("openapi-typescript") as typeof import("openapi-typescript");

/** Generates the types `paths`, `operations` and `components`, and each schema under its own name. */
export async function generateTypes(description: Description): Promise<Record<string, string>> {
  // openapi-typescript stops at the first problem.
  if (description.hasProblems) return {};
  const nodes = await openapiTypescript(prepare(description) as unknown as OpenAPI3, {
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
 * Corrects the types that openapi-typescript exports for components. Keeps the name of each schema. Removes a name that
 * is not an identifier or that several schemas share, with a warning. Adds the description of each schema, because
 * editors do not show the one in `components`.
 */
function correctAliases({ document, warnings }: Description, code: string): string {
  const schemas = document.components?.schemas ?? {};
  return code.replace(/^export type (\S+) = components\['(\w+)'\]\['(.*)'\];\n/gm, (line, alias, kind, name) => {
    const isUsable = !/^\d/.test(alias) && !builtIns.includes(alias);
    if (isUsable && Object.hasOwn(schemas, alias)) {
      return `${toDocComment(schemas[alias])}export type ${alias} = components['schemas']['${alias}'];\n`;
    }
    const candidates = Object.keys(schemas).filter(
      (other) => kind === "schemas" && normalizeName(other) === normalizeName(name),
    );
    if (isUsable && candidates.length < 2) return line;
    const names = candidates.length > 0 ? candidates : [name];
    const paths = names.map((one) => `components["${kind}"]["${one}"]`).join(" or ");
    warnings.add(`${names.join(", ")}: no type called ${alias} is exported. Use ${paths}.`);
    return "";
  });
}

function toDocComment(schema: Schema | undefined): string {
  const lines = schema?.description?.trim().replaceAll("*/", "*\\/").split("\n");
  return lines ? `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n` : "";
}

/** Returns the letters and digits of a name in lower case. Schemas for which it is equal may get the same type name. */
function normalizeName(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/**
 * Removes the discriminators, because openapi-typescript would replace the constants of the variants with undocumented
 * properties. Copies the description of a `$ref`'s target next to the `$ref`, so that editors show it for the property.
 */
function prepare(description: Description): Document {
  const { webhooks: _webhooks, ...document } = structuredClone(description.document);
  // Remove callbacks, because the API, not its client, sends their requests.
  const operations = Object.values(document.paths).flatMap((item) => Object.values<unknown>(item));
  for (const operation of operations) delete Object(operation).callbacks;
  return JSON.parse(JSON.stringify(inlineRefs(description, document)), (key, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { discriminator, ...schema } = value as Schema;
    const kept = discriminator?.propertyName ? schema : value;
    for (const [name, property] of Object.entries<Schema>(kept.properties ?? {})) {
      const target = property?.$ref ? (resolvePointer(document, property.$ref) as Schema) : {};
      if (target.description) kept.properties[name] = { description: target.description, ...property };
    }
    // openapi-typescript would fetch the external value.
    if (typeof kept.externalValue === "string") delete kept.externalValue;
    // openapi-typescript would treat extensions as responses.
    const entries = Object.entries(kept).filter(([name]) => key !== "responses" || !name.startsWith("x-"));
    return Object.fromEntries(entries);
  }) as Document;
}

/** Replaces each `$ref` that does not refer to a component with its target, because only components have types. */
function inlineRefs(description: Description, node: unknown, outer: readonly string[] = []): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((item) => inlineRefs(description, item, outer));
  const { $ref, ...siblings } = node as Schema;
  const target = resolvePointer(description.document, $ref);
  if ($ref === undefined || !(target instanceof Object) || /^#\/components\/[^/]+\/[^/]+$/.test($ref)) {
    return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, inlineRefs(description, part, outer)]));
  }
  if (!outer.includes($ref)) return inlineRefs(description, { ...target, ...siblings }, [...outer, $ref]);
  description.report(target, "the target of a $ref contains itself. Move it to `components`.");
  return {};
}
