const types = ["string", "number", "integer", "boolean", "array", "object", "null"];

interface PlainKeyword {
  keywords: string[];
  /** The allowed values in words. */
  expected: string;
  isAllowed(value: unknown): boolean;
}

/** The keywords of JSON Schema whose value is copied unchanged, grouped by the values that they allow. */
export const plainKeywords: PlainKeyword[] = [
  {
    keywords: [
      ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"],
      ...["minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains"],
    ],
    expected: "a number",
    isAllowed: (value) => typeof value === "number",
  },
  { keywords: ["enum", "required"], expected: "a list", isAllowed: Array.isArray },
  { keywords: ["uniqueItems"], expected: "true or false", isAllowed: (value) => typeof value === "boolean" },
  { keywords: ["dependentRequired"], expected: "an object", isAllowed: (value) => typeof value === "object" },
  {
    keywords: ["type"],
    expected: `one of ${types.join(", ")}, or a list of them`,
    isAllowed: (value) => [value].flat().every((type) => types.includes(type as string)),
  },
  { keywords: ["const"], expected: "any value", isAllowed: () => true },
];

/** Keywords of JSON Schema whose value is a schema. */
export const schemaKeywords = new Set([
  ...["not", "if", "then", "else", "items", "contains", "propertyNames", "additionalProperties"],
  "unevaluatedProperties",
]);

/** Keywords of JSON Schema whose value is a list of schemas. */
export const schemaListKeywords = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);

/** Keywords of JSON Schema whose value is an object of schemas by name. */
export const schemaMapKeywords = new Set(["properties", "dependentSchemas"]);

/** Keywords that do not restrict a value: documentation, and the content of strings. */
export const annotationKeywords = new Set([
  ...["title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "externalDocs"],
  ...["xml", "$comment", "$defs", "$schema", "contentMediaType", "contentEncoding", "contentSchema"],
]);

/** Formats that do not restrict a value. */
export const annotationFormats = new Set(["int32", "int64", "float", "double", "password", "byte", "binary"]);

/** Keywords whose checks the engine exports separately, as `extendedKeywords`, so that only mocks that need them bundle them. */
export const extendedKeywords = new Set([
  ...["prefixItems", "contains", "patternProperties", "propertyNames", "dependentRequired", "dependentSchemas"],
  ...["unevaluatedProperties", "if"],
]);
