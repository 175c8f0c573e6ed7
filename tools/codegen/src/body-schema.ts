import { type Description, resolvePointer } from "./description.ts";
import { annotationKeywords } from "./keywords.ts";
import type { Discriminator, Example, Schema } from "./openapi.ts";

/** A named value of a request: a parameter, or a top-level property of the body. */
export interface Field {
  name: string;
  required: boolean;
  schema: Schema;
  /** The error for an invalid value, from `x-invalid-error`. */
  invalidError: Example | undefined;
}

/**
 * The fields of a body. A discriminated union has a variant for each value of its discriminator. The fields of
 * the union itself are those that all variants share; they apply if the discriminator is missing or unknown.
 */
export interface BodySchema {
  fields: Field[];
  additionalProperties?: boolean | undefined;
  discriminator?: string;
  variants?: Record<string, BodySchema>;
}

const objectKeywords = ["type", "properties", "required", "allOf", "additionalProperties"];
const unionKeywords = ["oneOf", "discriminator"];

/** Returns the fields of a schema. Reports all keywords that fields cannot express, so that none is lost silently. */
export function readBodySchema(description: Description, reference: Schema, isPart = false): BodySchema {
  const schema = description.resolveRef(reference);
  if (schema.discriminator) return readUnion(description, schema, schema.discriminator);
  checkKeywords(description, schema, objectKeywords);
  const { type = "object", additionalProperties } = schema;
  if (type !== "object") description.report(schema, `a body of type ${type} is not supported. Wrap it in an object.`);
  if (typeof additionalProperties === "object") {
    description.report(schema, "additionalProperties of a body cannot have a schema. Declare the properties by name.");
  }
  const parts = (schema.allOf ?? []).map((part) => readBodySchema(description, part, true));
  if (parts.some((part) => part.variants)) {
    description.report(schema, "the allOf of a body cannot contain a union. Move the properties into its variants.");
  }

  const own = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const invalidError = description.flattenAllOf(property)["x-invalid-error"] as Example | undefined;
    return { name, required: false, schema: property, invalidError };
  });
  const fields = mergeFields([...parts.flatMap((part) => part.fields), ...own]);
  const required = listRequired(description, schema);
  const undeclared = required.find((name) => !fields.some((field) => field.name === name));
  if (undeclared && !isPart) {
    description.report(
      schema,
      `the body requires "${undeclared}", which it does not declare. Add it to \`properties\`.`,
    );
  }
  for (const { name, schema: property } of fields) {
    if (!required.includes(name) || description.flattenAllOf(property).readOnly !== true) continue;
    const warning = "is read-only but required, so requests must contain it. Use a schema without it for requests.";
    description.warn(property, `${name} ${warning}`);
  }
  const open = [additionalProperties, ...parts.map((part) => part.additionalProperties)];
  return {
    fields: fields.map((field) => ({ ...field, required: required.includes(field.name) })),
    // A body without declared properties keeps all properties.
    additionalProperties: open.includes(false)
      ? false
      : open.includes(true) || (fields.length === 0 && !isPart) || undefined,
  };
}

/** Returns the properties that a schema or a part of its `allOf` requires, even if another part declares them. */
function listRequired(description: Description, { allOf = [], required = [] }: Schema): string[] {
  return [...allOf.flatMap((part) => listRequired(description, description.resolveRef(part))), ...required];
}

/** Merges fields of the same name into one that must match all of their schemas. */
function mergeFields(fields: Field[]): Field[] {
  const byName = new Map<string, Field>();
  for (const field of fields) {
    const known = byName.get(field.name);
    const schema = known ? { allOf: [known.schema, field.schema] } : field.schema;
    byName.set(field.name, { ...field, schema, invalidError: field.invalidError ?? known?.invalidError });
  }
  return [...byName.values()];
}

function readUnion(description: Description, schema: Schema, discriminator: Discriminator): BodySchema {
  checkKeywords(description, schema, unionKeywords);
  const { propertyName } = discriminator;
  const mapping = Object.entries(readMapping(description, schema, discriminator));
  const variants = mapping.map(([value, $ref]) => [value, readBodySchema(description, { $ref })] as const);
  for (const [value, { fields }] of variants) {
    if (fields.some(({ name }) => name === propertyName)) continue;
    description.report(schema, `the variant "${value}" lacks the discriminator "${propertyName}". Declare it there.`);
  }
  const [[, first] = [], ...others] = variants;
  const fields = (first?.fields ?? []).flatMap((field) => {
    if (field.name === propertyName) {
      return [{ ...field, required: true, schema: { type: "string", enum: mapping.map(([value]) => value) } }];
    }
    const counterparts = others.map(([, variant]) => variant.fields.find(({ name }) => name === field.name));
    const text = toComparable(description, field.schema);
    const isShared = counterparts.every((other) => other && toComparable(description, other.schema) === text);
    return isShared ? [{ ...field, required: field.required && counterparts.every((other) => other?.required) }] : [];
  });
  return { fields, discriminator: propertyName, variants: Object.fromEntries(variants) };
}

/** Returns the mapping of a discriminator. Reports variants that it lacks, and values whose variant is missing. */
export function readMapping(description: Description, schema: Schema, discriminator: Discriminator) {
  const { propertyName, mapping } = discriminator;
  if (!mapping) {
    description.report(discriminator, `the discriminator "${propertyName}" needs a mapping. Map its values to $refs.`);
    return {};
  }
  for (const variant of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
    if (Object.values(mapping).includes(variant.$ref ?? "")) continue;
    description.report(variant, `the mapping of "${propertyName}" does not list this variant. Add its $ref.`);
  }
  const entries = Object.entries(mapping).filter(([value, $ref]) => {
    if (resolvePointer(description.document, $ref) !== undefined) return true;
    const problem = `the mapping of the value "${value}" refers to ${$ref}, which does not exist. Correct it.`;
    description.report(discriminator, problem);
    return false;
  });
  return Object.fromEntries(entries);
}

function checkKeywords(description: Description, schema: Schema, known: string[]): void {
  for (const keyword of Object.keys(schema)) {
    if (known.includes(keyword) || annotationKeywords.has(keyword) || keyword.startsWith("x-")) continue;
    description.report(schema, getKeywordProblem(keyword, known));
  }
}

function getKeywordProblem(keyword: string, known: string[]): string {
  if (known === unionKeywords) {
    const remedy = keyword === "anyOf" ? "Use `oneOf`." : "Move it into the variants.";
    return `"${keyword}" beside the discriminator of a body is not supported. ${remedy}`;
  }
  return keyword === "oneOf" || keyword === "anyOf"
    ? "a union in a body needs a discriminator. Add one with a mapping."
    : `"${keyword}" of a body is not supported. Remove it, or move it into the schema of a property.`;
}

/** Serializes a schema without its description, for comparison. */
function toComparable(description: Description, schema: Schema): string {
  return JSON.stringify({ ...description.resolveRef(schema), description: undefined });
}
