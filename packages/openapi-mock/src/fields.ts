import type { BodySchema, Field } from "./contract.ts";
import { type FieldError, toFieldError } from "./field-error.ts";
import { describeError } from "./json-schema/describe-error.ts";
import { isValid, type Schema, validate } from "./json-schema/validate.ts";

/** The result of {@link readFields}: the valid values by field name, and the errors of all other fields. */
export interface FieldValues {
  readonly values: Record<string, unknown>;
  readonly errors: FieldError[];
}

/**
 * Returns the raw value of a field for {@link readFields}: all values if the field is a list, `undefined` if it is
 * missing.
 */
export type GetValue = (name: string, isList: boolean) => unknown;

/**
 * Converts raw values to the values that the schemas describe. See {@link textReader}, {@link jsonReader} and {@link
 * valueReader}.
 */
export interface FieldReader {
  /** Converts a raw value to the type of a field. */
  toValue(field: Pick<Field, "type">, raw: unknown): unknown;
  /** Parses the JSON inside a string. Throws if it is malformed. */
  toContent(raw: unknown): unknown;
}

/** A reader for {@link readFields} of values that arrive as text, in a form, a query or a path. */
export const textReader: FieldReader = { toValue: parseText, toContent: (raw) => JSON.parse(String(raw)) };

/** A reader for {@link readFields} of the properties of a JSON body. */
export const jsonReader: FieldReader = { ...textReader, toValue: (_field, raw) => raw };

/** A reader for {@link readFields} of values from code, which passes the value itself instead of JSON inside a string. */
export const valueReader: FieldReader = {
  toValue: (field, raw) => (field.type === "json" ? JSON.stringify(raw) : raw),
  toContent: (raw) => raw,
};

/**
 * Reads and validates each declared field.
 *
 * @example
 * ```ts
 * const { values, errors } = readFields(contract.operations.CreateRoom.body.fields, (name) => seed[name], valueReader);
 * assertNoErrors("mock.add", errors);
 * ```
 */
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

/**
 * Selects the variant of a union that the discriminator names. Returns the union itself if there is no such variant.
 *
 * @example
 * ```ts
 * const { fields } = selectVariant(contract.operations.CreateBooking.body, (name) => seed[name]);
 * ```
 */
export function selectVariant(schema: BodySchema, get: GetValue): BodySchema {
  const { discriminator, variants } = schema;
  if (!discriminator || !variants) return schema;
  const value = get(discriminator, false);
  const variant = typeof value === "string" && Object.hasOwn(variants, value) ? variants[value] : undefined;
  return variant ? selectVariant(variant, get) : schema;
}

function readField(field: Field, raw: unknown, reader: FieldReader, result: FieldValues): void {
  const value = mapItems(field, raw, (valueType, item) => reader.toValue(valueType, item));
  const content = mapItems(field, raw, (valueType, item) => readContent(valueType, item, reader));
  const isContent = Array.isArray(content) ? !content.includes(undefined) : content !== undefined;
  const [type, ...otherTypes] = field.otherTypes ?? [];
  if (isContent && isValid(field.schema, value)) result.values[field.name] = content;
  else if (type) readField({ ...field, type, otherTypes }, raw, reader, result);
  else {
    const expected = field.expected + describeInnerError(field.schema, value);
    result.errors.push(toFieldError({ ...field, expected }, raw));
  }
}

/** Describes the first error inside an object or a list. Returns an empty string if there is none. */
function describeInnerError(schema: Schema, value: unknown): string {
  const errors = Object(value) === value ? validate(schema, value) : [];
  const error = errors.find(({ pointer, keyword }) => pointer !== "" || keyword !== "type");
  return error ? ` (it ${describeError(error)})` : "";
}

/** The type of a value, or of the items of a list. */
type ValueType = Pick<Field, "type" | "content">;

/** Calls `read` for each item of a list, or for a value that is not a list. */
function mapItems(field: Field, raw: unknown, read: (valueType: ValueType, raw: unknown) => unknown): unknown {
  const { item } = field;
  return item && Array.isArray(raw) ? raw.map((value) => read(item, value)) : read(field, raw);
}

/**
 * Returns the value that a handler gets: the JSON inside a string, otherwise the value itself. Returns `undefined` if
 * the JSON is malformed or does not match its schema.
 */
function readContent({ type, content }: ValueType, raw: unknown, reader: FieldReader): unknown {
  if (content === undefined) return reader.toValue({ type }, raw);
  try {
    const value = reader.toContent(raw);
    return isValid(content, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Converts text to the type of a field. Returns other text unchanged, so that the schema rejects it. */
function parseText({ type }: Pick<Field, "type">, raw: unknown): unknown {
  const text = String(raw);
  // Adding 0 turns -0 into 0, as JSON writes it.
  if (type === "integer" && /^-?(0|[1-9][0-9]*)$/.test(text)) return Number(text) + 0;
  if (type === "number" && /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text)) return Number(text) + 0;
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}
