import type { Schema } from "./json-schema/validate.ts";

/**
 * The parts of an OpenAPI description that a mock needs at run time, as `codegen` generates them. Passed to
 * {@link createMockServer} as `contract`.
 */
export interface Contract {
  /** The URL of the description's first server. */
  readonly server: string;
  /** By name, as in `components.securitySchemes`. */
  readonly securitySchemes: { readonly [name: string]: SecurityScheme };
  /** By operation id. */
  readonly operations: { readonly [id: string]: Operation };
  /** The errors for requests that the description does not allow, from `x-error-responses`. */
  readonly errorResponses: ErrorResponses;
  /** The examples of 4xx and 5xx responses, by name. */
  readonly errors: { readonly [name: string]: ErrorExample };
  /** All other examples, by name. */
  readonly examples: {
    readonly requests: { readonly [name: string]: Example };
    readonly responses: { readonly [name: string]: Example };
  };
}

/**
 * A security scheme of a {@link Contract}.
 * @see OpenAPI 3.1, section 4.8.27
 */
export type SecurityScheme =
  | { readonly type: "http"; readonly scheme: "basic" | "bearer" }
  | { readonly type: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string };

/**
 * The location of a parameter, its `in`. See {@link Operation.parameters}.
 * @see OpenAPI 3.1, section 4.8.12.1
 */
export type ParameterLocation = "path" | "query" | "header" | "cookie";

/** An operation of a {@link Contract}. */
export interface Operation {
  readonly id: string;
  /** In upper case. */
  readonly method: string;
  /** The path template, such as `/rooms/{RoomId}`. */
  readonly path: string;
  /** The alternatives, each a list of required security schemes. Empty if the operation requires no credentials. */
  readonly security: readonly (readonly string[])[];
  readonly parameters: { readonly [Location in "path" | "query"]: readonly Field[] } & {
    readonly [Location in "header" | "cookie"]?: readonly Field[];
  };
  readonly body?: RequestBody;
  /** The errors that the operation declares for invalid requests, instead of those of the contract. */
  readonly errorResponses?: Partial<ErrorResponses>;
  /** By status, by range such as `4XX`, or `default`. */
  readonly responses: { readonly [status: string]: ResponseDescription };
}

/**
 * The type that the text of a {@link Field} is converted to. `json` is JSON inside a string. `any` is any other value,
 * which is not converted.
 */
export type FieldType = "string" | "integer" | "number" | "boolean" | "json" | "array" | "any";

/** A parameter of an {@link Operation}, or a top-level property of a {@link BodySchema}. */
export interface Field {
  readonly name: string;
  /** The type to convert the text of a parameter or form field to. */
  readonly type: FieldType;
  /** The types to try if the schema does not allow the value of `type`: those of the other variants of a union. */
  readonly otherTypes?: readonly FieldType[];
  readonly required: boolean;
  readonly default?: unknown;
  /** `true` if the value or a part of it has `format: password`. Errors must never repeat it. */
  readonly secret?: boolean;
  /** The valid values in words, such as "a whole number from 20 to 60". */
  readonly expected: string;
  readonly schema: Schema;
  /** The schema of the JSON inside a string. */
  readonly content?: Schema;
  /** The type of the items of an `array` that is sent as repeated keys, or whose items are JSON inside strings. */
  readonly item?: Pick<Field, "type" | "content">;
  /** The error for an invalid value, if it is not `errorResponses.invalid`, from `x-invalid-error`. */
  readonly errorName?: string;
}

/** The request body of an {@link Operation}. */
export interface RequestBody extends BodySchema {
  readonly mediaType: string;
  /** `true` if an empty JSON body is an error. */
  readonly required?: boolean;
}

/**
 * The fields of a {@link RequestBody}. For a discriminated union, the fields that all variants share, and the variants.
 */
export interface BodySchema {
  readonly fields: readonly Field[];
  /** `false` rejects undeclared fields, `true` keeps them, `undefined` ignores them. */
  readonly additionalProperties?: boolean;
  /** The name of the field that selects the variant. */
  readonly discriminator?: string;
  /** By value of the discriminator. */
  readonly variants?: { readonly [value: string]: BodySchema };
}

/** A response of an {@link Operation}. */
export interface ResponseDescription {
  /**
   * The media type of the body. A body that is not JSON is text or bytes.
   * @default "application/json"
   */
  readonly mediaType?: string;
  /** The schema of a JSON body. */
  readonly schema?: Schema;
  /** The names of the declared headers. */
  readonly headers: readonly string[];
  /**
   * The names of its examples. Those of 4xx and 5xx are in `contract.errors`, all others in
   * `contract.examples.responses`.
   */
  readonly examples: readonly string[];
}

/** A named example of a body. See {@link Contract.examples}. */
export interface Example {
  /** Absent if the response has no body. */
  readonly value?: unknown;
  /** The response headers of the example, from `x-response-headers`. */
  readonly headers?: { readonly [name: string]: string };
}

/** A named example of an error response. See {@link Contract.errors}. */
export interface ErrorExample extends Example {
  /** The status of its response. */
  readonly status: number;
  /**
   * The media type of its body.
   * @default "application/json"
   */
  readonly mediaType?: string;
  /** The message, with variables in braces, from `x-message-template`. See {@link fillTemplate}. */
  readonly messageTemplate?: string;
}

/** The names of the errors for requests that the description does not allow. See {@link Contract.errorResponses}. */
export interface ErrorResponses {
  readonly unknownPath: string;
  readonly methodNotAllowed: string;
  /** Required if an operation has `security`. */
  readonly unauthenticated?: string;
  readonly missing: string;
  readonly invalid: string;
  /** If absent, a body of another media type is ignored, or invalid with the option `strict`. */
  readonly unsupportedMediaType?: string;
}
