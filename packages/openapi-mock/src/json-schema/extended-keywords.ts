import { isObject } from "./assertions.ts";
import {
  type Applicator,
  type ExtendedKeywords,
  hasProperty,
  isDeclared,
  isValid,
  listParts,
  type Schema,
  validate,
  validateParts,
} from "./validate.ts";

type AppliedKeyword = Exclude<keyof ExtendedKeywords, "then" | "else" | "minContains" | "maxContains">;

/**
 * The keywords that few schemas use. A generated {@link Schema} imports them only if it needs them, so that bundles
 * without such schemas stay small.
 */
export const extendedKeywords: { readonly [Keyword in AppliedKeyword]: Applicator<ExtendedKeywords[Keyword]> } = {
  prefixItems: (schemas, value, pointer) =>
    schemas.flatMap((schema, index) => validateParts(schema, value, pointer, (key) => key === index)),
  contains: (schema, value, pointer, { minContains = 1, maxContains = Infinity }) => {
    if (!Array.isArray(value)) return [];
    const count = value.filter((item) => isValid(schema, item)).length;
    if (count >= minContains && count <= maxContains) return [];
    const limits = maxContains === Infinity ? `at least ${minContains}` : `${minContains} to ${maxContains}`;
    return [{ pointer, keyword: "contains", expected: `${limits} matching items`, received: value }];
  },
  patternProperties: (patterns, value, pointer) =>
    patterns.flatMap(({ pattern, schema }) =>
      validateParts(schema, value, pointer, (key) => typeof key === "string" && pattern.test(key)),
    ),
  propertyNames: (schema, value, pointer) =>
    listParts(value).flatMap(([key]) => (typeof key === "string" ? validate(schema, key, pointer) : [])),
  dependentRequired: (names, value, pointer) =>
    selectDependent(names, value)
      .flat()
      .filter((name) => isObject(value) && !hasProperty(value, name))
      .map((name) => ({ pointer, keyword: "dependentRequired", expected: name, received: value })),
  dependentSchemas: (schemas, value, pointer) =>
    selectDependent(schemas, value).flatMap((schema) => validate(schema, value, pointer)),
  unevaluatedProperties: (schema, value, pointer, { unevaluatedProperties: _, ...others }) => {
    const evaluated = listEvaluated(others, value);
    return validateParts(schema, value, pointer, (key) => typeof key === "string" && !evaluated.has(key));
  },
  if: (schema, value, pointer, { then: thenSchema = true, else: elseSchema = true }) =>
    validate(isValid(schema, value) ? thenSchema : elseSchema, value, pointer),
};

/** Returns the parts of a `dependent…` keyword that apply to a value, because it has their property. */
function selectDependent<Part>(parts: Readonly<Record<string, Part>>, value: unknown): Part[] {
  return Object.entries(parts).flatMap(([name, part]) => (isObject(value) && hasProperty(value, name) ? [part] : []));
}

/** Returns the names of the properties that a schema evaluates (JSON Schema 2020-12, 11.3). */
function listEvaluated(schema: Schema, value: unknown): Set<string> {
  if (typeof schema === "boolean" || !isObject(value) || !isValid(schema, value)) return new Set();
  const { allOf = [], anyOf = [], oneOf = [], discriminator } = schema;
  const { additionalProperties, unevaluatedProperties = additionalProperties, dependentSchemas = {} } = schema;
  // `then` and `else` apply only together with `if`.
  const condition = schema.if !== undefined && isValid(schema.if, value);
  const inPlace = [
    ...allOf,
    ...anyOf,
    ...oneOf,
    ...(schema.if === undefined ? [] : [condition && schema.if, condition ? schema.then : schema.else]),
    ...Object.entries(dependentSchemas).map(([name, part]) => hasProperty(value, name) && part),
    discriminator?.variants[String(value[discriminator.propertyName])],
  ];
  const isEvaluated = (name: string) => unevaluatedProperties !== undefined || isDeclared(schema, name);
  return new Set([
    ...Object.keys(value).filter(isEvaluated),
    ...inPlace.flatMap((part) => [...listEvaluated(part || false, value)]),
  ]);
}
