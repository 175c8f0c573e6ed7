import { createRequire } from "node:module";
import type { OpenAPI3 } from "openapi-typescript";
import { follow } from "../document.ts";
import { isJsonString } from "../json-strings.ts";
import type { Document, Schema } from "../openapi.ts";

// As CommonJS, which the compiler behind it is: as a module, Node would read its nine megabytes twice more first.
const {
  default: openapiTypescript,
  astToString,
  transformSchemaObject,
} = createRequire(import.meta.url)("openapi-typescript") as typeof import("openapi-typescript");

/** `paths`, `operations`, `components`, and each schema under its own name. */
export async function generateTypes(document: Document): Promise<Record<string, string>> {
  const nodes = await openapiTypescript(prepared(document) as unknown as OpenAPI3, {
    // With the default, a property that has a default would be required in requests.
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
  return { "types.ts": astToString(nodes) };
}

/**
 * The description as openapi-typescript reads it best: without discriminators, since members tell themselves apart by
 * their constants and it would write those again without their documentation; and with the description of a `$ref`'s
 * target beside the `$ref`, so that an editor shows it on the property.
 */
function prepared(document: Document): Document {
  return JSON.parse(JSON.stringify(document), (_key, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { discriminator, ...schema } = value as Schema;
    const kept = discriminator?.propertyName ? schema : value;
    for (const [name, property] of Object.entries<Schema>(kept.properties ?? {})) {
      const description = property?.$ref && follow(document, property).description;
      if (description) kept.properties[name] = { ...property, description };
    }
    return kept;
  }) as Document;
}
