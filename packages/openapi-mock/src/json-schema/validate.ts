import { type Assertion, type AssertionKeywords, assertions, isObject } from "./assertions.ts";

/**
 * A JSON Schema (2020-12) as the generator writes it: each `$ref` is replaced by its target, patterns and formats are
 * regular expressions, and a discriminator holds the variants of its union.
 */
export type Schema = boolean | SchemaObject;

type SchemaObject = { readonly [Keyword in keyof AssertionKeywords]?: AssertionKeywords[Keyword] } & {
  readonly [Keyword in keyof ApplicatorKeywords]?: ApplicatorKeywords[Keyword];
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

/** A part of a value that does not match its schema. */
export interface ValidationError {
  /** A JSON pointer (RFC 6901) into the value. */
  readonly pointer: string;
  readonly keyword: string;
  /** The value of the keyword. */
  readonly expected: unknown;
  readonly received: unknown;
}

/** Returns `true` if a value matches a schema. */
export function isValid(schema: Schema, value: unknown): boolean {
  return validate(schema, value).length === 0;
}

/** Returns every error of a value, which stands at `pointer` of a larger one; an empty list if it matches the schema. */
export function validate(schema: Schema, value: unknown, pointer = ""): ValidationError[] {
  if (typeof schema === "boolean") {
    return schema ? [] : [{ pointer, keyword: "false", expected: "nothing", received: value }];
  }
  const errors: ValidationError[] = [];
  for (const [keyword, expected] of Object.entries(schema)) {
    const holds = assertions[keyword as keyof AssertionKeywords] as Assertion<unknown> | undefined;
    const apply = applicators[keyword as keyof ApplicatorKeywords] as Applicator<unknown>;
    if (!holds) errors.push(...apply(expected, value, pointer, schema));
    else if (!holds(expected, value)) {
      const error = { pointer, keyword, expected, received: value };
      // The other keywords say nothing useful about a value of the wrong type.
      if (keyword === "type") return [error];
      errors.push(error);
    }
  }
  return errors;
}

type Applicator<Expected> = (
  expected: Expected,
  value: unknown,
  pointer: string,
  schema: SchemaObject,
) => ValidationError[];

const applicators: { readonly [Keyword in keyof ApplicatorKeywords]: Applicator<ApplicatorKeywords[Keyword]> } = {
  items: (schema, value, pointer) =>
    Array.isArray(value) ? value.flatMap((item, index) => validate(schema, item, `${pointer}/${index}`)) : [],
  required: (names, value, pointer) =>
    names
      .filter((name) => isObject(value) && !hasProperty(value, name))
      .map((name) => ({ pointer, keyword: "required", expected: name, received: value })),
  properties: (schemas, value, pointer) =>
    Object.entries(schemas).flatMap(([name, schema]) =>
      isObject(value) && hasProperty(value, name) ? validate(schema, value[name], joinPointer(pointer, name)) : [],
    ),
  additionalProperties: (schema, value, pointer, { properties = {} }) =>
    Object.entries(isObject(value) ? value : {})
      .filter(([name, property]) => property !== undefined && !Object.hasOwn(properties, name))
      .flatMap(([name, property]) => validate(schema, property, joinPointer(pointer, name))),
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
  return [...errors.flat(), { pointer, keyword, expected: `${matches} of ${schemas.length} match`, received: value }];
}

/** JSON has no `undefined`: such a property is absent. */
function hasProperty(value: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined;
}

function joinPointer(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
