/** The keywords of a JSON Schema that this generator reads. */
export interface Schema extends Partial<Record<Limit, number>> {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  format?: string;
  pattern?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  discriminator?: Discriminator;
  contentMediaType?: string;
  contentSchema?: Schema;
  [keyword: string]: unknown;
}

type Limit =
  | ("minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf")
  | ("minLength" | "maxLength");

/** A discriminator of a union (OpenAPI 3.1, 4.8.25). */
export interface Discriminator {
  propertyName: string;
  mapping?: Record<string, string>;
}

/** A named example (OpenAPI 3.1, 4.8.19). */
export interface Example {
  $ref?: string;
  value?: unknown;
  "x-message-template"?: string;
  "x-response-headers"?: Record<string, string>;
}

/** The schema and the examples of a body in one media type. */
export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, Example>;
  encoding?: Record<string, { style?: string; explode?: boolean; contentType?: string }>;
}

/** A parameter in the path, query, header or cookie. */
export interface Parameter {
  $ref?: string;
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  schema?: Schema;
  style?: string;
  explode?: boolean;
  content?: object;
  "x-invalid-error"?: Example;
}

/** A response of an operation (OpenAPI 3.1, 4.8.17). */
export interface Response {
  $ref?: string;
  headers?: Record<string, object>;
  content?: Record<string, MediaType>;
}

/** The request body of an operation. */
export interface RequestBody {
  $ref?: string;
  required?: boolean;
  content: Record<string, MediaType>;
}

/** A security scheme (OpenAPI 3.1, 4.8.27). */
export interface SecurityScheme {
  $ref?: string;
  type: string;
  scheme?: string;
  in?: string;
  name?: string;
}

/** An operation (OpenAPI 3.1, 4.8.10). */
export interface OperationObject {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: RequestBody;
  responses?: Record<string, Response>;
  security?: Record<string, string[]>[];
  servers?: object[];
}

/** The operations of a path by method, and the parameters that they share. */
export interface PathItem {
  $ref?: string;
  parameters?: Parameter[];
  [method: string]: unknown;
}

/** A bundled OpenAPI 3.1 description, whose `$ref`s all point into it. See {@link readDescription}. */
export interface Document {
  openapi: string;
  servers?: { url: string; variables?: Record<string, { default?: string }> }[];
  paths: Record<string, PathItem>;
  components?: {
    schemas?: Record<string, Schema>;
    examples?: Record<string, Example>;
    responses?: Record<string, Response>;
    securitySchemes?: Record<string, SecurityScheme>;
  };
  security?: Record<string, string[]>[];
  "x-error-responses"?: Record<string, Example>;
  [key: string]: unknown;
}
