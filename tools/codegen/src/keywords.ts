/** Keywords of JSON Schema whose value is plain data. */
export const plain = new Set([
  ...["type", "const", "enum", "required", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
]);

/** Keywords that say something to people, or to whoever reads the content of a text. */
export const words = new Set([
  ...["title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "externalDocs"],
  ...["xml", "$comment", "contentMediaType", "contentEncoding", "contentSchema"],
]);

/** Formats that only say which numbers or texts are meant. */
export const annotations = new Set(["int32", "int64", "float", "double", "password", "byte", "binary"]);
