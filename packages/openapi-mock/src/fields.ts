import type { BodySchema, Field } from "./contract.ts";
import { isValid } from "./json-schema/validate.ts";
import { suggest } from "./suggest.ts";

/** A parameter or body field that failed validation. */
export interface FieldError {
  /** The name of the parameter or field. */
  readonly parameter: string;
  /** The expectation of the description in words. */
  readonly expected: string;
  /** The value as text; absent if the field is missing or secret. */
  readonly received?: string;
  readonly isMissing?: boolean;
  /** The error that the description names for an invalid value of this field. */
  readonly errorName?: string;
}

/** The valid values by field name, and the errors of the others. */
export interface FieldValues {
  readonly values: Record<string, unknown>;
  readonly errors: FieldError[];
}

/** Returns the raw value of a field, or all of its values if it is a list; `undefined` if there is none. */
export type GetValue = (name: string, isList: boolean) => unknown;

/** Converts a raw value to the one that its schema describes, and reads the JSON inside a string. */
export interface FieldReader {
  toValue(field: Pick<Field, "type">, raw: unknown): unknown;
  toContent(raw: unknown): unknown;
}

/** Reads values that arrive as text: of a form, a query, a path. */
export const textReader: FieldReader = { toValue: parseText, toContent: (raw) => JSON.parse(String(raw)) };

/** Reads values of a JSON body. */
export const jsonReader: FieldReader = { toValue: (_field, raw) => raw, toContent: (raw) => JSON.parse(String(raw)) };

/** Reads values passed by code of this process, where JSON inside a string is passed as the value itself. */
export const valueReader: FieldReader = {
  toValue: (field, raw) => (field.type === "json" ? JSON.stringify(raw) : raw),
  toContent: (raw) => raw,
};

/** Reads and validates each declared field. */
export function readFields(fields: readonly Field[], get: GetValue, reader: FieldReader = textReader): FieldValues {
  const result: FieldValues = { values: {}, errors: [] };
  for (const field of fields) {
    const raw = get(field.name, field.item !== undefined);
    if (raw !== undefined) readField(field, raw, reader, result);
    else if (field.default !== undefined) result.values[field.name] = structuredClone(field.default);
    else if (field.required) result.errors.push(toFieldError(field));
  }
  return result;
}

/** Selects the variant of a union that the discriminator names; returns the union itself if there is none. */
export function selectVariant(schema: BodySchema, get: GetValue): BodySchema {
  const { discriminator, variants } = schema;
  if (!discriminator || !variants) return schema;
  const value = get(discriminator, false);
  const variant = typeof value === "string" && Object.hasOwn(variants, value) ? variants[value] : undefined;
  return variant ? selectVariant(variant, get) : schema;
}

/** Returns an error for each name that is not a declared field. */
export function findUndeclared(names: Iterable<string>, fields: readonly Pick<Field, "name">[]): FieldError[] {
  return findUnknown(
    names,
    fields.map(({ name }) => name),
    "absent: the description does not declare it here",
  );
}

/** Returns an error for each name that is not known, with the known name that is closest to it. */
export function findUnknown(names: Iterable<string>, known: readonly string[], expected: string): FieldError[] {
  return [...names]
    .filter((name) => !known.includes(name))
    .map((name) => ({ parameter: formatReceived(name), expected: expected + suggest(formatReceived(name), known) }));
}

/** Describes errors in one sentence without a period: "Page must be a whole number, not x; …". */
export function describeFieldErrors(errors: readonly FieldError[]): string {
  return errors.map((error) => `${error.parameter} must be ${error.expected}${describeReceived(error)}`).join("; ");
}

function describeReceived({ received, isMissing }: FieldError): string {
  if (isMissing) return ", but is missing";
  return received === undefined ? "" : `, not ${received || '""'}`;
}

function readField(field: Field, raw: unknown, reader: FieldReader, { values, errors }: FieldValues): void {
  const { value, content } = field.item ? readList(field.item, raw, reader) : readValue(field, raw, reader);
  if (content !== undefined && isValid(field.schema, value)) values[field.name] = content;
  else errors.push(toFieldError(field, raw));
}

/** A value for its schema, and what a handler gets: the JSON inside it, if it holds any; `undefined` if that is invalid. */
interface ReadValue {
  readonly value: unknown;
  readonly content: unknown;
}

function readList(item: NonNullable<Field["item"]>, raw: unknown, reader: FieldReader): ReadValue {
  if (!Array.isArray(raw)) return { value: raw, content: undefined };
  const items = raw.map((one) => readValue(item, one, reader));
  const contents = items.map(({ content }) => content);
  return { value: items.map(({ value }) => value), content: contents.includes(undefined) ? undefined : contents };
}

function readValue(field: Pick<Field, "type" | "content">, raw: unknown, reader: FieldReader): ReadValue {
  const value = reader.toValue(field, raw);
  return { value, content: field.content === undefined ? value : readContent(field, raw, reader) };
}

/** Returns the JSON inside a string; `undefined` if there is none, or if it is invalid. */
function readContent({ content = true }: Pick<Field, "content">, raw: unknown, reader: FieldReader): unknown {
  try {
    const value = reader.toContent(raw);
    return isValid(content, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Returns text that is not of the field's type unchanged, so that its schema rejects it. */
function parseText({ type }: Pick<Field, "type">, raw: unknown): unknown {
  const text = String(raw);
  // Adding 0 turns -0 into 0, as JSON writes it.
  if (type === "integer" && /^-?(0|[1-9][0-9]*)$/.test(text)) return Number(text) + 0;
  if (type === "number" && /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text)) return Number(text) + 0;
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}

/** The longest part of a received value that an error repeats, in characters. */
const maxReceived = 100;

/** Formats a received value for an error message. */
export function formatReceived(value: unknown): string {
  // JSON would write NaN as null.
  const text = typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
  const start = [...(text ?? typeof value).slice(0, 2 * maxReceived + 2)];
  return start.length > maxReceived ? `${start.slice(0, maxReceived).join("")}…` : start.join("");
}

function toFieldError({ name, expected, secret, errorName }: Field, raw?: unknown): FieldError {
  const isMissing = raw === undefined;
  return {
    parameter: name,
    expected,
    ...(isMissing ? { isMissing } : !secret && { received: formatReceived(raw) }),
    ...(errorName !== undefined && { errorName }),
  };
}
