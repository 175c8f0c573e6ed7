import { checkIsText, isJsonString, listVariants, readItem, reportStyle } from "./body.ts";
import type { BodySchema, Field } from "./body-schema.ts";
import { toPascalCase } from "./code.ts";
import { describeSchema } from "./describe-schema.ts";
import { type Description, resolvePointer } from "./description.ts";
import type { Examples } from "./examples.ts";
import type { Example, Parameter, Schema } from "./openapi.ts";
import type { Operation } from "./operations.ts";
import type { SchemaModule } from "./schema-module.ts";

/** A description, and the schemas and examples that its contract refers to. */
export interface ContractContext {
  description: Description;
  schemas: SchemaModule;
  examples: Examples;
}

/** Converts the parameters of an operation to fields by location. */
export function toParameterFields(context: ContractContext, { parameters }: Operation, invalidPathError?: string) {
  const fields: Partial<Record<string, object[]>> = { path: [], query: [] };
  for (const parameter of parameters) {
    const { name, in: location, content } = parameter;
    // Ignore the headers that OpenAPI ignores (3.1, section 4.8.12.2).
    if (location === "header" && /^(accept|content-type|authorization)$/i.test(name)) continue;
    if (content) {
      context.description.report(parameter, `parameter ${name} has \`content\`. Describe it with a schema instead.`);
      continue;
    }
    fields[location] ??= [];
    fields[location].push(toParameterField(context, parameter, invalidPathError));
  }
  return fields;
}

function toParameterField(context: ContractContext, parameter: Parameter, invalidPathError: string | undefined) {
  const { name, in: location, required = false, schema = {} } = parameter;
  const invalidError = parameter["x-invalid-error"] ?? context.description.flattenAllOf(schema)["x-invalid-error"];
  const declared = { name, required, schema, invalidError: invalidError as Example | undefined };
  checkIsText(context.description, declared);
  const field = toField(context, declared, true);
  const defaultStyle = location === "query" || location === "cookie" ? "form" : "simple";
  const { style = defaultStyle, explode = style === "form" } = parameter;
  if (style !== defaultStyle || (field.item && (location !== "query" || !explode))) {
    reportStyle(context.description, parameter, name, style, explode);
  }
  return { ...field, errorName: field.errorName ?? (location === "path" ? invalidPathError : undefined) };
}

/** Converts the fields of a body and of its variants. */
export function toBodyFields(context: ContractContext, schema: BodySchema, isText: boolean): object {
  const { fields, variants, ...others } = schema;
  const convert = (variant: BodySchema) => toBodyFields(context, variant, isText);
  const entries = variants && Object.entries(variants).map(([value, variant]) => [value, convert(variant)]);
  return {
    fields: fields.map((field) => toField(context, field, isText)),
    ...others,
    variants: entries && Object.fromEntries(entries),
  };
}

function toField(context: ContractContext, { name, required, schema, invalidError }: Field, isText: boolean) {
  const { description, schemas, examples } = context;
  const variants = listVariants(description, schema);
  const [merged = {}] = variants;
  const item = readItem(description, schema);
  const isList = item && (isText || isJsonString(item));
  const isJson = isJsonString(merged);
  const [type = "any", ...otherTypes] = isList ? ["array"] : listFieldTypes(variants);
  const { default: defaultValue } = description.flattenAllOf(schema);
  const toContent = ({ contentSchema = {} }: Schema) => schemas.add(contentSchema, `${name} content`);
  return {
    name,
    type,
    ...(isText && otherTypes.length > 0 && { otherTypes }),
    required,
    default: isJson && defaultValue !== undefined ? parseDefault(description, schema, defaultValue) : defaultValue,
    secret: containsSecret(description, schema) || undefined,
    expected: describeSchema(description, schema),
    schema: schemas.add(schema, name),
    content: isJson ? toContent(merged) : undefined,
    item: isList
      ? { type: listFieldTypes([item])[0] ?? "any", content: isJsonString(item) ? toContent(item) : undefined }
      : undefined,
    errorName: invalidError && examples.addError(invalidError, `Invalid${toPascalCase(name)}`),
  };
}

function parseDefault(description: Description, schema: Schema, text: unknown): unknown {
  try {
    if (typeof text === "string") return JSON.parse(text);
  } catch {
    // Reported below, like a default of another type.
  }
  return description.report(
    schema,
    `the default ${JSON.stringify(text)} must be a string that contains JSON. Correct it.`,
  );
}

/** The types that text is converted to, in the order in which they are tried. Any text is a string. */
const fieldTypes = ["json", "boolean", "integer", "number", "string"];

/** Returns the types that the text of a value is converted to. Returns none for values that are not text. */
function listFieldTypes(variants: Schema[]): string[] {
  const types = variants.flatMap((schema) => {
    if (isJsonString(schema)) return "json";
    const values = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
    return schema.type ?? values.map((value) => (Number.isInteger(value) ? "integer" : typeof value));
  });
  return fieldTypes.filter((type) => types.includes(type) && (type !== "integer" || !types.includes("number")));
}

/** Returns `true` if a schema, or the schema of any part of its values, has `format: password`. */
function containsSecret({ document }: Description, schema: Schema): boolean {
  const visited = new Set<unknown>();
  const visit = (node: unknown): boolean => {
    if (typeof node !== "object" || node === null || visited.has(node)) return false;
    visited.add(node);
    const { $ref, format } = node as Schema;
    return format === "password" || [resolvePointer(document, $ref), ...Object.values(node)].some(visit);
  };
  return visit(schema);
}
