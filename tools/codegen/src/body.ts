import { type BodySchema, type Field, readBodySchema } from "./body-schema.ts";
import type { Description } from "./description.ts";
import type { Example, Schema } from "./openapi.ts";
import type { Operation } from "./operations.ts";

/** A request body in the media type that the generated code uses. */
export interface Body {
  mediaType: string;
  examples: Record<string, Example>;
  schema: BodySchema;
}

const form = "application/x-www-form-urlencoded";

/** Returns the body of an operation. Reports one that the generated code cannot send or decode. */
export function readBody(description: Description, { requestBody }: Operation): Body | undefined {
  if (!requestBody) return undefined;
  const [[mediaType, content] = [], ...more] = Object.entries(requestBody.content ?? {});
  if (!mediaType || !content?.schema || more.length > 0) {
    description.report(requestBody, "a request body needs exactly one media type, with a schema. Keep one of them.");
    return undefined;
  }
  if (mediaType !== "application/json" && mediaType !== form) {
    const remedy = `Use application/json or ${form}.`;
    description.report(requestBody, `request bodies in ${mediaType} are not supported. ${remedy}`);
    return undefined;
  }
  const schema = readBodySchema(description, content.schema);
  if (mediaType === form) for (const field of listFields(schema)) checkIsText(description, field);
  return { mediaType, examples: content.examples ?? {}, schema };
}

/** Reports a field whose value cannot be written as one text. */
export function checkIsText(description: Description, { name, schema }: Field): void {
  const nested = [description.flattenAllOf(schema).type].flat().find((type) => type === "array" || type === "object");
  const remedy = "Use a string with `contentMediaType: application/json` and a `contentSchema`.";
  if (nested) description.report(schema, `${name} is of type ${nested}, but a form or URL holds only text. ${remedy}`);
}

/** Returns the fields of a body, those of all variants included. */
export function listFields({ fields, variants }: BodySchema): Field[] {
  return variants ? Object.values(variants).flatMap(listFields) : fields;
}

/** Returns the names of the fields of a body that hold JSON inside a string. */
export function listJsonStrings(description: Description, schema: BodySchema): string[] {
  const fields = listFields(schema).filter((field) => isJsonString(description.flattenAllOf(field.schema)));
  return [...new Set(fields.map(({ name }) => name))];
}

/** Returns `true` for a string whose content is JSON with a schema of its own. */
export function isJsonString({ contentMediaType, contentSchema }: Schema): boolean {
  return contentMediaType === "application/json" && contentSchema !== undefined;
}
