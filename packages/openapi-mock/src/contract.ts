import type { Schema } from "./json-schema/validate.ts";

/** An OpenAPI description as `tools/codegen` generates it for a mock: everything the mock needs at run time. */
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

/** A security scheme (OpenAPI 3.1, 4.8.27). */
export type SecurityScheme =
  | { readonly type: "http"; readonly scheme: "basic" | "bearer" }
  | { readonly type: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string };

/** The place of a parameter. */
export type ParameterPlace = "path" | "query" | "header" | "cookie";

/** An operation of the description. */
export interface Operation {
  readonly id: string;
  /** In upper case. */
  readonly method: string;
  /** The path template, such as `/rooms/{RoomId}`. */
  readonly path: string;
  /** Alternatives; each one names the security schemes it requires. Empty if the operation is open to all. */
  readonly security: readonly (readonly string[])[];
  readonly parameters: { readonly [Place in "path" | "query"]: readonly Field[] } & {
    readonly [Place in "header" | "cookie"]?: readonly Field[];
  };
  readonly body?: RequestBody;
  /** The errors that the operation declares for invalid requests, instead of those of the contract. */
  readonly errorResponses?: Partial<ErrorResponses>;
  /** By status. */
  readonly responses: { readonly [status: string]: ResponseDescription };
}

/** A parameter, or a top-level property of a body. */
export interface Field {
  readonly name: string;
  /** The type to read its text as: `json` is JSON inside a string, `any` is a part of a JSON body. */
  readonly type: "string" | "integer" | "number" | "boolean" | "json" | "array" | "any";
  readonly required: boolean;
  readonly default?: unknown;
  /** `format: password`: its value must never be repeated. */
  readonly secret?: boolean;
  /** The expectation of the schema in words: "a whole number from 20 to 60". */
  readonly expected: string;
  readonly schema: Schema;
  /** The schema of the JSON inside the string. */
  readonly content?: Schema;
  /** The items of an `array`: a list that is sent as repeated keys, or one whose items are JSON inside strings. */
  readonly item?: Pick<Field, "type" | "content">;
  /** The error for an invalid value, if it is not `errorResponses.invalid`, from `x-invalid-error`. */
  readonly errorName?: string;
}

/** The body of a request. */
export interface RequestBody extends BodySchema {
  readonly mediaType: string;
  /** Rejects an empty JSON body. */
  readonly required?: boolean;
}

/** The fields of a body. For a discriminated union: the fields that all variants share, and the variants. */
export interface BodySchema {
  readonly fields: readonly Field[];
  /** `false` rejects undeclared fields, `true` keeps them, `undefined` ignores them. */
  readonly additionalProperties?: boolean;
  /** The name of the field that selects the variant. */
  readonly discriminator?: string;
  /** By value of the discriminator. */
  readonly variants?: { readonly [value: string]: BodySchema };
}

/** One response of an operation. */
export interface ResponseDescription {
  /** The media type of the body, if it is not `application/json`. Anything but JSON is text or bytes. */
  readonly mediaType?: string;
  /** The schema of a JSON body. */
  readonly schema?: Schema;
  /** The names of the declared headers. */
  readonly headers: readonly string[];
  /** The names of its examples: in `errors` for 4xx and 5xx, otherwise in `examples.responses`. */
  readonly examples: readonly string[];
}

/** A named example of a body. */
export interface Example {
  /** Absent if the response has no body. */
  readonly value?: unknown;
  /** The headers that come with it, from `x-response-headers`. */
  readonly headers?: { readonly [name: string]: string };
}

/** A named example of an error response. */
export interface ErrorExample extends Example {
  /** The status that declares it. */
  readonly status: number;
  /** The media type of its body, if it is not `application/json`. */
  readonly mediaType?: string;
  /** Its message with the variable parts in braces, from `x-message-template`. */
  readonly messageTemplate?: string;
}

/** The errors for requests that the description does not allow, by name. */
export interface ErrorResponses {
  readonly unknownPath: string;
  readonly methodNotAllowed: string;
  /** Only needed if an operation has `security`. */
  readonly unauthenticated?: string;
  readonly missing: string;
  readonly invalid: string;
  /** If absent, a body of another media type counts as empty. */
  readonly unsupportedMediaType?: string;
}
