import type { Credentials } from "./authenticate.ts";
import type { Contract, ParameterLocation } from "./contract.ts";
import type { RequestOrigin } from "./http.ts";
import type { CreateError } from "./http-error.ts";
import type { ExpandStatus, First, ResponseKey, SuccessStatus } from "./status-types.ts";

/**
 * The types of a mocked API: the `operations` that openapi-typescript generates, the type of the generated contract,
 * and the state that handlers read and change.
 *
 * @example
 * ```ts
 * type RoomApi = { operations: operations; contract: typeof contract; state: Collection<Room> };
 * ```
 */
export interface Api {
  readonly operations: object;
  readonly contract: Contract;
  readonly state: unknown;
}

/** The id of an operation, as in the description. See {@link Api.operations}. */
export type OperationId<A extends Api> = Extract<keyof A["operations"], string>;

/**
 * The decoded request of an operation: validated, defaults filled in. The first argument of an {@link
 * OperationHandler}.
 */
export interface OperationInput<A extends Api, Id extends OperationId<A>> {
  readonly path: OrEmpty<ParametersOf<A, Id, "path">>;
  readonly query: WithDefaults<OrEmpty<ParametersOf<A, Id, "query">>, DefaultedName<A, Id, "query">>;
  /** By name, as written in the description, regardless of the case in the request. */
  readonly header: WithDefaults<OrEmpty<ParametersOf<A, Id, "header">>, DefaultedName<A, Id, "header">>;
  readonly cookie: WithDefaults<OrEmpty<ParametersOf<A, Id, "cookie">>, DefaultedName<A, Id, "cookie">>;
  /** `undefined` if the operation declares no request body. */
  readonly body: RequestBodyOf<A, Id>;
}

/**
 * The statuses that an operation declares, one by one, by a range such as `4XX`, or by `default`. See
 * {@link MockServer.respond}.
 */
export type StatusOf<A extends Api, Id extends OperationId<A>> = ExpandStatus<keyof ResponsesOf<A, Id>>;

/** The body of an {@link OperationResponse}. `undefined` if there is none. */
export type ResponseBodyOf<A extends Api, Id extends OperationId<A>, Status extends StatusOf<A, Id>> = ResponsesOf<
  A,
  Id
>[ResponseKey<ResponsesOf<A, Id>, Status> & keyof ResponsesOf<A, Id>] extends { content: infer Content extends object }
  ? ContentBody<Content>
  : undefined;

/** The type of a body: the type of its schema for JSON, text or bytes for any other media type. */
type ContentBody<Content extends object> = [JsonType<keyof Content>] extends [never]
  ? string | Uint8Array<ArrayBuffer> | ArrayBuffer
  : Content[JsonType<keyof Content> & keyof Content];

/** The JSON media type of a body, such as `application/json; charset=utf-8`. `never` if there is none. */
type JsonType<MediaType> = First<
  [
    Extract<MediaType, "application/json">,
    Extract<MediaType, `${string}/json` | `${string}+json` | `${string}json;${string}`>,
    Extract<MediaType, "*/*" | "application/*">,
  ]
>;

/** A response that the description declares for an operation. An {@link OperationHandler} returns one. */
export type OperationResponse<
  A extends Api,
  Id extends OperationId<A>,
  Status extends StatusOf<A, Id> = StatusOf<A, Id>,
> = {
  [Code in Status]: { status: Code; headers?: Record<string, string> } & BodyProperty<ResponseBodyOf<A, Id, Code>>;
}[Status];

type BodyProperty<Body> = [Body] extends [undefined] ? { body?: undefined } : { body: Body };

/** The names of the description's examples for a status of an operation. See {@link RespondOptions.example}. */
export type ExampleNameOf<A extends Api, Id extends OperationId<A>, Status extends StatusOf<A, Id>> = ExampleNames<
  ContractOperation<A, Id>["responses"],
  `${ResponseKey<ResponsesOf<A, Id>, Status> & (string | number)}`
>;

/** The names of the errors that an operation declares. See {@link HandlerContext.error}. */
export type ErrorNameOf<A extends Api, Id extends OperationId<A>> = ExampleNames<
  ContractOperation<A, Id>["responses"],
  `${4 | 5}${string}` | "default"
>;

/** The second argument of an {@link OperationHandler}. */
export interface HandlerContext<A extends Api, Id extends OperationId<A> = OperationId<A>> {
  readonly state: A["state"];
  /** Creates an error of this operation to throw: `throw error("NotFound")`. */
  readonly error: CreateError<ErrorNameOf<A, Id>>;
  /** Returns the absolute URL of an operation under the base URL that the request was sent to. */
  readonly url: CreateUrl<A>;
  /** The credentials of the request. */
  readonly credentials: Credentials;
  readonly request: RequestOrigin;
}

/**
 * Returns the absolute URL of an operation. Omits query parameters that are `undefined`. See {@link createUrlBuilder}.
 */
export type CreateUrl<A extends Api> = (
  id: OperationId<A>,
  path?: Readonly<Record<string, string>>,
  query?: Readonly<Record<string, string | number | undefined>>,
) => string;

/**
 * Handles a valid request for an operation. Throws errors created with `context.error`.
 *
 * @example
 * ```ts
 * const fetchRoom: OperationHandler<RoomApi, "FetchRoom"> = ({ path }, { state, error }) => {
 *   const room = state.get(path.RoomId);
 *   if (!room) throw error("NotFound");
 *   return { status: 200, body: room };
 * };
 * ```
 */
export type OperationHandler<A extends Api, Id extends OperationId<A>> = (
  input: OperationInput<A, Id>,
  context: HandlerContext<A, Id>,
) => SuccessOf<A, Id> | Promise<SuccessOf<A, Id>>;

/** The {@link OperationHandler} of each operation. An object without a handler for an operation does not compile. */
export type OperationHandlers<A extends Api> = { readonly [Id in OperationId<A>]: OperationHandler<A, Id> };

type SuccessOf<A extends Api, Id extends OperationId<A>> = OperationResponse<
  A,
  Id,
  Extract<StatusOf<A, Id>, SuccessStatus>
>;

type OperationOf<A extends Api, Id extends OperationId<A>> = A["operations"][Id & keyof A["operations"]];

/** The responses that an operation declares. */
export type ResponsesOf<A extends Api, Id extends OperationId<A>> =
  OperationOf<A, Id> extends { responses: infer Responses } ? Responses : never;

type ParametersOf<A extends Api, Id extends OperationId<A>, Location extends ParameterLocation> =
  OperationOf<A, Id> extends { parameters: { [P in Location]?: infer Values } } ? Values : never;

type RequestBodyOf<A extends Api, Id extends OperationId<A>> =
  OperationOf<A, Id> extends { requestBody?: { content: infer Content } }
    ? Content[RequestType<keyof Content> & keyof Content]
    : undefined;

/** The media type of a request body, in the order of preference: JSON, a form, a multipart form, any other. */
type RequestType<MediaType> = First<
  [
    JsonType<MediaType>,
    Extract<MediaType, "application/x-www-form-urlencoded">,
    Extract<MediaType, "multipart/form-data">,
    MediaType,
  ]
>;

type OrEmpty<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

type WithDefaults<Values, Name> = Values & {
  [Key in Extract<Name, keyof Values>]-?: Exclude<Values[Key], undefined>;
};

type ContractOperation<A extends Api, Id extends OperationId<A>> = A["contract"]["operations"][Id];

type ExampleNames<Responses, Status extends string> = {
  [Key in Extract<keyof Responses, Status>]: Responses[Key] extends { examples: readonly (infer Name extends string)[] }
    ? Name
    : never;
}[Extract<keyof Responses, Status>];

type DefaultedName<A extends Api, Id extends OperationId<A>, Location extends ParameterLocation> = Extract<
  NonNullable<ContractOperation<A, Id>["parameters"][Location]>[number],
  { default: unknown }
>["name"];
