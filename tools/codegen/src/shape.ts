import { type Document, follow, type Operation, type Schema } from "./document.ts";

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

const understood = new Set(["type", "properties", "required", "allOf", "additionalProperties", "description", "title"]);

/** The shape of an operation's body; throws at what a table of fields cannot say, so that nothing is silently lost. */
export function shapeOf(document: Document, operation: Operation): Shape | undefined {
  return operation.body && shapeOfSchema(document, operation.id, operation.body.schema);
}

function shapeOfSchema(document: Document, id: string, reference: Schema): Shape {
  const schema = follow(document, reference);
  if (schema.discriminator) return unionOf(document, id, schema);
  for (const keyword of Object.keys(schema)) {
    if (!understood.has(keyword) && !keyword.startsWith("x-") && !keyword.startsWith("example")) {
      throw new Error(`${id}: the body uses "${keyword}" beside its properties, which the generator does not know.`);
    }
  }
  const parts = (schema.allOf ?? []).map((part) => shapeOfSchema(document, id, part));
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const violation = follow(document, property)["x-violation"];
    return { name, required: false, schema: property, ...(violation !== undefined && { violation }) };
  });
  const required = new Set(schema.required);
  return {
    fields: [...parts.flatMap((part) => part.fields), ...fields].map((field) =>
      required.has(field.name) ? { ...field, required: true } : field,
    ),
    closed: schema.additionalProperties === false || parts.some((part) => part.closed),
  };
}

function unionOf(document: Document, id: string, schema: Schema): Shape {
  const { propertyName = "", mapping } = schema.discriminator ?? {};
  if (!mapping) throw new Error(`${id}: the discriminator "${propertyName}" needs a mapping.`);
  const members = Object.fromEntries(
    Object.entries(mapping).map(([value, $ref]) => [value, shapeOfSchema(document, id, { $ref })]),
  );
  const [first, ...others] = Object.values(members);
  const fields = (first?.fields ?? []).flatMap((field) => {
    const twins = others.map((shape) => shape.fields.find((other) => other.name === field.name));
    if (field.name === propertyName) {
      return [{ ...field, required: true, schema: { type: "string", enum: Object.keys(mapping) } }];
    }
    const same = twins.every((twin) => twin && meaning(document, twin.schema) === meaning(document, field.schema));
    return same ? [{ ...field, required: field.required && twins.every((twin) => twin?.required) }] : [];
  });
  return { fields, closed: false, discriminator: propertyName, members };
}

/** A schema without what is only said to people, as text that can be compared. */
function meaning(document: Document, schema: Schema): string {
  const { description, ...keywords } = follow(document, schema);
  return JSON.stringify(keywords);
}

/** The names of the body's top-level properties that hold JSON inside a string. */
export function jsonStringsOf(document: Document, shape: Shape): string[] {
  const names = leavesOf(shape).flatMap(({ fields }) =>
    fields.filter((field) => isJsonString(follow(document, field.schema))).map((field) => field.name),
  );
  return [...new Set(names)];
}

function leavesOf(shape: Shape): Shape[] {
  return shape.members ? Object.values(shape.members).flatMap(leavesOf) : [shape];
}

/** Whether a schema is a string whose content is JSON with a schema of its own. */
export function isJsonString(schema: Schema): boolean {
  return schema.contentMediaType === "application/json" && schema.contentSchema !== undefined;
}
