/** Keywords of JSON Schema whose value is written as it is. */
export const plainKeywords = new Set([
  ...["type", "const", "enum", "required", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
]);

/** Keywords that do not restrict a value: documentation, and the description of the content of a string. */
export const annotationKeywords = new Set([
  ...["title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "externalDocs"],
  ...["xml", "$comment", "contentMediaType", "contentEncoding", "contentSchema"],
]);

/** Formats that do not restrict a value. */
export const annotationFormats = new Set(["int32", "int64", "float", "double", "password", "byte", "binary"]);
