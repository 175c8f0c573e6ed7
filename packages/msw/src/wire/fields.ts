import type { Violation } from "@verify-factors/types";
import { allows } from "./schema.ts";
import { type ErrorName, type Field, type Shape, table } from "./table.ts";

/** A field that breaks the description, and the error that this deserves. */
export interface Finding {
  violation: Violation;
  error: ErrorName;
  missing: boolean;
}

/** The values of some fields, as the description types them, and all that is wrong with them. */
export interface Reading {
  values: Record<string, unknown>;
  findings: Finding[];
}

/** How a raw value becomes the one that its schema is about, and for JSON inside a string, how the content is reached. */
export interface Reader {
  value(field: Field, raw: unknown): unknown;
  content(raw: unknown): unknown;
}

/** Values that came as text: a form, a query, a path. */
export const textReader: Reader = { value: fromText, content: (raw) => JSON.parse(String(raw)) };

/** Values that came as JSON. */
export const jsonReader: Reader = { value: (_field, raw) => raw, content: (raw) => JSON.parse(String(raw)) };

/** Values that a caller in the same program gives: JSON inside a string is given as the value itself. */
export const typedReader: Reader = {
  value: (field, raw) => (field.type === "json" ? JSON.stringify(raw) : raw),
  content: (raw) => raw,
};

/** Reads each declared field once; what is not declared is not looked at. */
export function readFields(
  fields: readonly Field[],
  get: (name: string) => unknown,
  reader: Reader = textReader,
): Reading {
  const reading: Reading = { values: {}, findings: [] };
  for (const field of fields) {
    const raw = get(field.name);
    if (raw !== undefined) readField(field, raw, reader, reading);
    else if (field.default !== undefined) reading.values[field.name] = field.default;
    else if (field.required) reading.findings.push(finding(field));
  }
  return reading;
}

/** The fields that count for a body: of a union those of the member that its discriminator names. */
export function fieldsOf(shape: Shape, get: (name: string) => unknown): Shape {
  if (!shape.discriminator || !shape.members) return shape;
  const value = get(shape.discriminator);
  const known = typeof value === "string" && Object.hasOwn(shape.members, value);
  const member = known ? shape.members[value] : undefined;
  return member ? fieldsOf(member, get) : shape;
}

/** What is wrong with a field that the description does not declare here. */
export function undeclared(name: string): Finding {
  const violation = { parameter: name, expected: "absent: the description does not declare it here" };
  return { violation, error: table.refusals.invalid, missing: false };
}

function readField(field: Field, raw: unknown, reader: Reader, { values, findings }: Reading): void {
  const value = reader.value(field, raw);
  if (!allows(field.schema, value)) {
    findings.push(finding(field, raw));
  } else if (!field.content) {
    values[field.name] = value;
  } else {
    const content = contentOf(reader, raw);
    if (content !== undefined && allows(field.content, content)) values[field.name] = content;
    else findings.push(finding(field, raw));
  }
}

function contentOf(reader: Reader, raw: unknown): unknown {
  try {
    return reader.content(raw);
  } catch {
    return undefined;
  }
}

/** What the description makes of a text. A text that is no such value stays one, for the schema to refuse. */
function fromText(field: Field, raw: unknown): unknown {
  const text = String(raw);
  // Adding 0 makes 0 of -0, as which JSON would write it.
  if (field.type === "integer" && /^-?(0|[1-9][0-9]*)$/.test(text)) return Number(text) + 0;
  if (field.type === "number" && /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text)) return Number(text) + 0;
  if (field.type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}

function finding(field: Field, raw?: unknown): Finding {
  const { name, expected, secret, violation } = field;
  const missing = raw === undefined;
  const received = typeof raw === "string" ? raw : JSON.stringify(raw);
  return {
    violation: { parameter: name, expected, ...(!missing && !secret && { received }) },
    error: missing ? table.refusals.missing : (violation ?? table.refusals.invalid),
    missing,
  };
}
