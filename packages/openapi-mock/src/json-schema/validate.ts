import { type Assertion, type AssertionKeywords, assertions, isObject } from "./assertions.ts";

/**
 * A JSON Schema (2020-12) as the generator writes it, for {@link validate}: each `$ref` is replaced by its target,
 * patterns and formats are regular expressions, and a discriminator contains the variants of its union.
 */
export type Schema = boolean | SchemaObject;

/** A schema that is not a boolean. */
export type SchemaObject = { readonly [Keyword in keyof AssertionKeywords]?: AssertionKeywords[Keyword] } & {
  readonly [Keyword in keyof ApplicatorKeywords]?: ApplicatorKeywords[Keyword];
} & { readonly [Keyword in keyof ExtendedKeywords]?: ExtendedKeywords[Keyword] } & {
  readonly keywords?: { readonly [keyword: string]: Applicator<never> };
};

/** The keywords that apply other schemas to a value or to parts of it. */
interface ApplicatorKeywords {
  items: Schema;
  required: readonly string[];
  properties: { readonly [name: string]: Schema };
  additionalProperties: Schema;
  allOf: readonly Schema[];
  anyOf: readonly Schema[];
  oneOf: readonly Schema[];
  not: Schema;
  discriminator: { readonly propertyName: string; readonly variants: { readonly [value: string]: Schema } };
}

/** The keywords that `extendedKeywords` implements, and the keywords that those read. */
export interface ExtendedKeywords {
  prefixItems: readonly Schema[];
  contains: Schema;
  patternProperties: readonly { readonly pattern: RegExp; readonly schema: Schema }[];
  propertyNames: Schema;
  dependentRequired: { readonly [name: string]: readonly string[] };
  dependentSchemas: { readonly [name: string]: Schema };
  unevaluatedProperties: Schema;
  if: Schema;
  then: Schema;
  else: Schema;
  minContains: number;
  maxContains: number;
}

/** A part of a value that does not match its schema. See {@link validate}. */
export interface ValidationError {
  /** A JSON pointer (RFC 6901) into the value. */
  readonly pointer: string;
  readonly keyword: string;
  /** The requirement of the keyword, usually its value. */
  readonly expected: unknown;
  readonly received: unknown;
}

/**
 * Returns `true` if a value matches a schema.
 *
 * @example
 * ```ts
 * isValid({ type: "string", maxLength: 3 }, "abc"); // true
 * ```
 */
export function isValid(schema: Schema, value: unknown): boolean {
  return validate(schema, value).length === 0;
}

/**
 * Returns every error of a value, or an empty list if the value matches the schema.
 *
 * @param pointer The JSON pointer to the value, if it is a part of a larger one.
 * @example
 * ```ts
 * validate({ properties: { seats: { minimum: 1 } } }, { seats: 0 });
 * // [{ pointer: "/seats", keyword: "minimum", expected: 1, received: 0 }]
 * ```
 */
export function validate(schema: Schema, value: unknown, pointer = ""): ValidationError[] {
  if (typeof schema === "boolean") {
    return schema ? [] : [{ pointer, keyword: "false", expected: "nothing", received: value }];
  }
  const errors: ValidationError[] = [];
  for (const [keyword, expected] of Object.entries(schema)) {
    const assertion = assertions[keyword as keyof AssertionKeywords] as Assertion<unknown> | undefined;
    const apply = (applicators[keyword as keyof ApplicatorKeywords] ?? schema.keywords?.[keyword]) as
      | Applicator<unknown>
      | undefined;
    if (!assertion) errors.push(...(apply?.(expected, value, pointer, schema) ?? []));
    else if (!assertion(expected, value)) {
      const error = { pointer, keyword, expected, received: value };
      // The errors of other keywords are not useful for a value of the wrong type.
      if (keyword === "type") return [error];
      errors.push(error);
    }
  }
  return errors;
}

/** Validates a value against one keyword, and returns the errors. */
export type Applicator<Expected> = (
  expected: Expected,
  value: unknown,
  pointer: string,
  schema: SchemaObject,
) => ValidationError[];

const applicators: { readonly [Keyword in keyof ApplicatorKeywords]: Applicator<ApplicatorKeywords[Keyword]> } = {
  items: (schema, value, pointer, { prefixItems = [] }) =>
    validateParts(schema, value, pointer, (key) => typeof key === "number" && key >= prefixItems.length),
  required: (names, value, pointer) =>
    names
      .filter((name) => isObject(value) && !hasProperty(value, name))
      .map((name) => ({ pointer, keyword: "required", expected: name, received: value })),
  properties: (schemas, value, pointer) =>
    Object.entries(schemas).flatMap(([name, schema]) =>
      isObject(value) && hasProperty(value, name) ? validate(schema, value[name], joinPointer(pointer, name)) : [],
    ),
  additionalProperties: (schema, value, pointer, parent) =>
    validateParts(schema, value, pointer, (key) => typeof key === "string" && !isDeclared(parent, key)),
  allOf: (schemas, value, pointer) => schemas.flatMap((schema) => validate(schema, value, pointer)),
  anyOf: (schemas, value, pointer) => validateSome(schemas, value, pointer, "anyOf", (matches) => matches > 0),
  oneOf: (schemas, value, pointer) => validateSome(schemas, value, pointer, "oneOf", (matches) => matches === 1),
  not: (schema, value, pointer) =>
    isValid(schema, value) ? [{ pointer, keyword: "not", expected: "something else", received: value }] : [],
  discriminator: ({ propertyName, variants }, value, pointer) => {
    const variant = isObject(value) && String(value[propertyName]);
    return variant && Object.hasOwn(variants, variant) ? validate(variants[variant] ?? false, value, pointer) : [];
  },
};

/** Returns `true` if `properties` or `patternProperties` of a schema apply to a property. */
export function isDeclared({ properties = {}, patternProperties = [] }: SchemaObject, name: string): boolean {
  return Object.hasOwn(properties, name) || patternProperties.some(({ pattern }) => pattern.test(name));
}

/** Returns the items of an array by index, and the properties of an object by name. */
export function listParts(value: unknown): [key: string | number, part: unknown][] {
  if (Array.isArray(value)) return [...value.entries()];
  return isObject(value) ? Object.entries(value).filter(([, part]) => part !== undefined) : [];
}

/** Validates the items or properties whose keys `isSelected` accepts. */
export function validateParts(
  schema: Schema,
  value: unknown,
  pointer: string,
  isSelected: (key: string | number) => boolean,
): ValidationError[] {
  return listParts(value).flatMap(([key, part]) =>
    isSelected(key) ? validate(schema, part, joinPointer(pointer, key)) : [],
  );
}

function validateSome(
  schemas: readonly Schema[],
  value: unknown,
  pointer: string,
  keyword: string,
  isEnough: (matches: number) => boolean,
): ValidationError[] {
  const errors = schemas.map((schema) => validate(schema, value, pointer));
  const matches = errors.filter(({ length }) => length === 0).length;
  if (isEnough(matches)) return [];
  const expected = `${keyword === "oneOf" ? "exactly" : "at least"} 1 of ${schemas.length} schemas`;
  return [...errors.flat(), { pointer, keyword, expected, received: value }];
}

/** Returns `true` if an object has a property. A value of `undefined` counts as absent, because JSON omits it. */
export function hasProperty(value: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined;
}

function joinPointer(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
