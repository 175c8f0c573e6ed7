import { follow, type Operation, overview } from "./document.ts";
import type { Document, Schema } from "./openapi.ts";

/** A named value of a request: a parameter, or a top-level property of the body. */
export interface Field {
  name: string;
  required: boolean;
  schema: Schema;
  /** The Example that answers a bad value, if the description names one. */
  violation?: unknown;
}

/**
 * The fields of a body. A discriminated union has a shape for each value of its discriminator; its own fields are those
 * that all members agree on, and count for as long as the discriminator is missing or unknown.
 */
export interface Shape {
  fields: Field[];
  /** Whether undeclared fields are refused (`additionalProperties: false`). */
  closed: boolean;
  discriminator?: string;
  members?: Record<string, Shape>;
}

const form = "application/x-www-form-urlencoded";
const objectKeywords = ["type", "properties", "required", "allOf", "additionalProperties", "title"];
const unionKeywords = ["oneOf", "discriminator", "title"];

/** The shape of an operation's body; throws at what a table of fields cannot say, so that nothing is silently lost. */
export function shapeOf(document: Document, operation: Operation): Shape | undefined {
  if (!operation.body) return undefined;
  const shape = shapeOfSchema(document, operation.id, operation.body.schema);
  for (const field of operation.body.mediaType === form ? leavesOf(shape).flatMap(({ fields }) => fields) : []) {
    checkIsText(document, operation.id, field);
  }
  return shape;
}

/** Refuses a field whose value cannot be written as one text. */
export function checkIsText(document: Document, id: string, { name, schema: reference }: Field): void {
  const schema = overview(document, reference);
  const nested = [schema.type].flat().find((type) => type === "array" || type === "object");
  if (nested) throw new Error(`${id}: ${name} is of type ${nested}; a form or an address holds only texts.`);
}

function shapeOfSchema(document: Document, id: string, reference: Schema, isPart = false): Shape {
  const schema = follow(document, reference);
  if (schema.discriminator) return unionOf(document, id, schema, schema.discriminator);
  checkKeywords(id, schema, objectKeywords, "its properties");
  const { type = "object", additionalProperties } = schema;
  if (type !== "object") throw new Error(`${id}: the body is of type ${type}, not an object.`);
  if (typeof additionalProperties === "object") {
    throw new Error(`${id}: the body's additionalProperties have a schema; only named properties are supported.`);
  }
  const parts = (schema.allOf ?? []).map((part) => shapeOfSchema(document, id, part, true));
  if (parts.some((part) => part.members)) throw new Error(`${id}: a union cannot be a part of an allOf in a body.`);

  const own = Object.entries(schema.properties ?? {}).map(([name, property]) => fieldOf(document, name, property));
  const fields = merge([...parts.flatMap((part) => part.fields), ...own]);
  const required = new Set([...requiredByParts(document, schema), ...(schema.required ?? [])]);
  const undeclared = [...required].find((name) => !fields.some((field) => field.name === name));
  if (undeclared && !isPart) throw new Error(`${id}: the body requires "${undeclared}", which it does not declare.`);
  const closed = additionalProperties === false || parts.some((part) => part.closed);
  return { fields: fields.map((field) => ({ ...field, required: required.has(field.name) })), closed };
}

function fieldOf(document: Document, name: string, schema: Schema): Field {
  const violation = overview(document, schema)["x-violation"];
  return { name, required: false, schema, ...(violation !== undefined && { violation }) };
}

/** What the parts of an allOf require, however deep; a part may require what another one declares. */
function requiredByParts(document: Document, { allOf = [] }: Schema): string[] {
  return allOf.flatMap((reference) => {
    const part = follow(document, reference);
    return [...(part.required ?? []), ...requiredByParts(document, part)];
  });
}

/** Fields of one name are one field, which must please all of their schemas. */
function merge(fields: Field[]): Field[] {
  const byName = new Map<string, Field>();
  for (const field of fields) {
    const known = byName.get(field.name);
    const schema = known ? { allOf: [known.schema, field.schema] } : field.schema;
    byName.set(field.name, { ...known, ...field, schema });
  }
  return [...byName.values()];
}

function unionOf(
  document: Document,
  id: string,
  schema: Schema,
  { propertyName, mapping }: NonNullable<Schema["discriminator"]>,
): Shape {
  if (!mapping) throw new Error(`${id}: the discriminator "${propertyName}" needs a mapping.`);
  checkKeywords(id, schema, unionKeywords, "a union");
  const unmapped = (schema.oneOf ?? []).find(({ $ref = "" }) => !Object.values(mapping).includes($ref));
  if (unmapped) throw new Error(`${id}: the mapping of "${propertyName}" leaves out ${JSON.stringify(unmapped)}.`);
  const members = Object.fromEntries(
    Object.entries(mapping).map(([value, $ref]) => [value, shapeOfSchema(document, id, { $ref })]),
  );
  for (const [value, { fields }] of Object.entries(members)) {
    if (fields.some(({ name }) => name === propertyName)) continue;
    throw new Error(`${id}: the member for "${value}" does not declare its discriminator "${propertyName}".`);
  }
  return {
    fields: commonFields(document, Object.values(members), propertyName, mapping),
    closed: false,
    discriminator: propertyName,
    members,
  };
}

function commonFields(
  document: Document,
  [first, ...others]: Shape[],
  propertyName: string,
  mapping: Record<string, string>,
): Field[] {
  return (first?.fields ?? []).flatMap((field) => {
    if (field.name === propertyName) {
      return [{ ...field, required: true, schema: { type: "string", enum: Object.keys(mapping) } }];
    }
    const twins = others.map((shape) => shape.fields.find((other) => other.name === field.name));
    const same = twins.every((twin) => twin && meaning(document, twin.schema) === meaning(document, field.schema));
    return same ? [{ ...field, required: field.required && twins.every((twin) => twin?.required) }] : [];
  });
}

function checkKeywords(id: string, schema: Schema, known: string[], what: string): void {
  for (const keyword of Object.keys(schema)) {
    const words = keyword === "description" || keyword.startsWith("x-") || keyword.startsWith("example");
    if (known.includes(keyword) || words) continue;
    throw new Error(`${id}: the body uses "${keyword}" beside ${what}, which the generator does not know.`);
  }
}

/** A schema without what is only said to people, as text that can be compared. */
function meaning(document: Document, schema: Schema): string {
  const { description, ...keywords } = follow(document, schema);
  return JSON.stringify(keywords);
}

/** The shapes of single objects that a shape comes down to. */
export function leavesOf(shape: Shape): Shape[] {
  return shape.members ? Object.values(shape.members).flatMap(leavesOf) : [shape];
}
