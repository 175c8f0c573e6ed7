import { type BodySchema, type Field, readBodySchema } from "./body-schema.ts";
import { toPascalCase } from "./code.ts";
import type { Description } from "./description.ts";
import { form, isJsonType, multipart, selectMediaType } from "./media-types.ts";
import type { MediaType, Schema } from "./openapi.ts";
import type { Operation } from "./operations.ts";

/** A request body in the media type that the generated code uses. */
export type Body = NonNullable<ReturnType<typeof readBody>>;

/** Returns the body of an operation. Reports a body that the generated code cannot send or decode. */
export function readBody(description: Description, { id, requestBody }: Operation) {
  if (!requestBody) return undefined;
  const selected = selectMediaType(requestBody.content);
  if (!selected?.content.schema) {
    description.report(requestBody, "a request body needs a media type with a schema. Add one.");
    return undefined;
  }
  const { mediaType, content, others } = selected;
  const isJson = isJsonType(mediaType);
  if (!isJson && mediaType !== form && mediaType !== multipart) {
    const remedy = `Use application/json, ${form} or ${multipart}.`;
    description.report(requestBody, `request bodies in ${mediaType} are not supported. ${remedy}`);
    return undefined;
  }
  warnAboutOthers(description, requestBody, mediaType, others);
  const schema = readBodySchema(description, content.schema as Schema);
  if (!isJson) for (const field of listFields(schema)) checkIsText(description, field, content);
  const { example, examples = example === undefined ? {} : { [toPascalCase(id)]: { value: example } } } = content;
  return { mediaType, required: isJson && requestBody.required === true, examples, schema };
}

/** Warns about media types that the generated code ignores. */
export function warnAboutOthers(description: Description, node: object, mediaType: string, others: string[]): void {
  if (others.length > 0) description.warn(node, `uses ${mediaType} and ignores ${others.join(", ")}.`);
}

const notText =
  "but a form or URL holds only text. Use a string with `contentMediaType: application/json` and a `contentSchema`.";

/** Reports a field of a form or URL whose value is neither text nor a list of texts. */
export function checkIsText(
  description: Description,
  { name, schema }: Field,
  { encoding = {} }: MediaType = {},
): void {
  const variants = listVariants(description, schema);
  const { style = "form", explode = style === "form", contentType = "" } = encoding[name] ?? {};
  const item = readItem(description, schema);
  if (style !== "form" || (item && !explode)) reportStyle(description, schema, name, style, explode);
  if ((item ? [item] : variants).some(isFile) || /^(?!text\/|application\/json)./.test(contentType)) {
    description.report(schema, `${name} is a file, which is not supported. Use another media type, or text.`);
  }
  const reportTypes = (label: string, parts: Schema[], unsupported: string[]) => {
    const type = parts.flatMap((part) => part.type ?? []).find((one) => unsupported.includes(one));
    if (type) description.report(schema, `${label} is of type ${type}, ${notText}`);
  };
  reportTypes(name, variants, ["object"]);
  if (item) reportTypes(`an item of ${name}`, listVariants(description, item), ["object", "array"]);
}

/** Reports a serialization style of a list other than repeated keys. */
export function reportStyle(description: Description, node: object, name: string, style: string, explode: boolean) {
  const remedy = "Use `style: form` with `explode: true`, in a query or form.";
  description.report(
    node,
    `${name} has the style ${style}${explode ? "" : " without explode"}, which is not supported. ${remedy}`,
  );
}

/** Returns the item schema of a list. Returns `undefined` if no value of the schema is a list. */
export function readItem(description: Description, schema: Schema): Schema | undefined {
  const list = listVariants(description, schema).find(({ type }) => [type].flat().includes("array"));
  return list && description.flattenAllOf(list.items ?? {});
}

/** Returns the variants of a union except null, or the schema itself if it is not a union. */
export function listVariants(description: Description, reference: Schema): Schema[] {
  const schema = description.flattenAllOf(reference);
  const variants = schema.type === undefined ? (schema.anyOf ?? schema.oneOf ?? []) : [];
  if (variants.length === 0) return [schema];
  return variants.flatMap((variant) => listVariants(description, variant)).filter(({ type }) => type !== "null");
}

function isFile({ format, contentMediaType = "text/plain", contentEncoding }: Schema): boolean {
  return format === "binary" || (contentEncoding === undefined && !/^text\/|^application\/json/.test(contentMediaType));
}

/** Returns the fields of a body, or of all of its variants. */
export function listFields({ fields, variants }: BodySchema): Field[] {
  return variants ? Object.values(variants).flatMap(listFields) : fields;
}

/** Returns `true` for a string that contains JSON, and for a list of such strings. */
export function containsJson(description: Description, schema: Schema): boolean {
  const [merged = {}] = listVariants(description, schema);
  return isJsonString(readItem(description, schema) ?? merged);
}

/** Returns `true` for a string that contains JSON with a schema. */
export function isJsonString({ contentMediaType, contentSchema }: Schema): boolean {
  return contentMediaType === "application/json" && contentSchema !== undefined;
}
