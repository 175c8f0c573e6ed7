/** A JSON Schema as far as this generator looks into it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  contentMediaType?: string;
  contentSchema?: Schema;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  [keyword: string]: unknown;
}

/** A named example (OpenAPI 3.1, 4.8.19); the generator's own extensions stand beside its value. */
export interface Example {
  $ref?: string;
  summary?: string;
  value?: unknown;
  [extension: `x-${string}`]: unknown;
}

/** What a body of one media type is. */
export interface MediaType {
  schema?: Schema;
  examples?: Record<string, Example>;
}

/** A parameter of a path, a query, a header or a cookie. */
export interface Parameter {
  $ref?: string;
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  schema?: Schema;
  content?: object;
  [extension: `x-${string}`]: unknown;
}

/** What an operation answers with one status. */
export interface Response {
  $ref?: string;
  headers?: Record<string, { $ref?: string; required?: boolean; schema?: Schema }>;
  content?: Record<string, MediaType>;
}

/** What an operation takes. */
export interface RequestBody {
  $ref?: string;
  required?: boolean;
  content: Record<string, MediaType>;
}

/** An operation as it is written. */
export interface OperationObject {
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: RequestBody;
  responses: Record<string, Response>;
  [extension: `x-${string}`]: unknown;
}

/** The operations of one path, by method, and the parameters that they share. */
export interface PathItem {
  parameters?: Parameter[];
  [method: string]: unknown;
}

/** An OpenAPI 3.1 description, bundled: every `$ref` points into the same document. */
export interface Document {
  openapi: string;
  servers?: { url: string }[];
  paths: Record<string, PathItem>;
  components?: { schemas?: Record<string, Schema>; examples?: Record<string, Example> };
  "x-refusals"?: Record<string, Example>;
  [key: string]: unknown;
}
