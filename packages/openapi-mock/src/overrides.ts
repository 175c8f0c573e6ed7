import { type HttpHandler, passthrough } from "msw";
import type { Operation } from "./contract.ts";
import {
  assertResponse,
  createResponse,
  getOperation,
  type RespondOptions,
  type UntypedRespondOptions,
} from "./declared-response.ts";
import { cloneBody, encode, type UntypedResponse } from "./encode.ts";
import type { Engine, OperationCall } from "./engine.ts";
import { formatReceived } from "./field-error.ts";
import { toErrorResponse } from "./format-error.ts";
import { handleMatch, runHandler } from "./handle-request.ts";
import { toRequest } from "./http.ts";
import { assertNoErrors, expectValue } from "./invalid-value-error.ts";
import { ResourceHandler } from "./msw-handlers.ts";
import type { Api, OperationId, OperationInput, OperationResponse, StatusOf } from "./operation-types.ts";
import type { Resource } from "./route.ts";

/**
 * Options for handlers that override those of the mock. See {@link MockServer.respond} and {@link MockServer.handle}.
 */
export interface OverrideOptions {
  /**
   * Handles only one request.
   * @default false
   */
  once?: boolean | undefined;
}

/** The argument of a {@link Resolver}: the decoded request, and functions that create a response. */
export interface ResolverCall<A extends Api, Id extends OperationId<A>> extends Omit<OperationInput<A, Id>, "path"> {
  /** The path parameters. */
  params: OperationInput<A, Id>["path"];
  /** The request. Its body has not been read. */
  request: Request;
  /** Creates a response that the description declares. Throws a `TypeError` if the body does not match its schema. */
  respond<Status extends StatusOf<A, Id>>(
    status: Status,
    options?: RespondOptions<A, Id, Status>,
  ): OperationResponse<A, Id, Status>;
  /** Runs the mock's own handler once, and returns a copy of its response or error response. */
  original(): Promise<OperationResponse<A, Id>>;
  /** Sends the request to the network. */
  passthrough(): Response;
  /** Allows a response that the description does not declare. Returns it unchanged. */
  unchecked(response: Response): Response;
}

/**
 * Returns the response to a valid request, or `undefined` for the mock's own response. Returns `HttpResponse.error()`
 * for a network error.
 *
 * @example
 * ```ts
 * server.use(mock.handle("ListRooms", ({ respond }) => respond(200, { body: { rooms: [], next: null } })));
 * ```
 */
export type Resolver<A extends Api, Id extends OperationId<A>> = (
  call: ResolverCall<A, Id>,
) => MaybeResponse<A, Id> | void | Promise<MaybeResponse<A, Id>> | Promise<void>;

type MaybeResponse<A extends Api, Id extends OperationId<A>> = OperationResponse<A, Id> | Response | undefined;

type UntypedResolver = (call: Record<string, unknown>) => unknown;

/** Creates a handler that responds to every request for an operation with the same response. */
export function createRespondOverride(
  engine: Engine,
  id: string,
  status: number,
  { once, ...options }: UntypedRespondOptions & OverrideOptions = {},
): HttpHandler {
  const where = `mock.respond("${formatReceived(id)}", ${status})`;
  const operation = getOperation(engine.contract, where, id);
  const response = createResponse(engine.contract, where, operation, status, options);
  return createOverride(engine, operation, once, async ({ resource }, request) => {
    engine.calls.startCall(id)(response);
    engine.coverage.countResponse(id, status);
    return encode(engine, request, response, resource);
  });
}

/** Creates a handler that passes valid requests for an operation to a resolver. */
export function createHandleOverride(
  engine: Engine,
  id: string,
  resolver: UntypedResolver,
  { once }: OverrideOptions = {},
): HttpHandler {
  const where = `mock.handle("${formatReceived(id)}")`;
  const operation = getOperation(engine.contract, where, id);
  assertNoErrors(where, expectValue("the resolver", typeof resolver === "function", "a function", resolver));
  return createOverride(engine, operation, once, (match, request) => {
    const handleCopy = (copy: Request) =>
      handleMatch(engine, match, copy.clone(), (call) => resolve(engine, where, call, copy, resolver));
    // `handleMatch` reads the state, so await nothing before it unless the body of a plain request must be read.
    return request instanceof Request ? handleCopy(request.clone()) : toRequest(request).then(handleCopy);
  });
}

async function resolve(
  engine: Engine,
  where: string,
  call: OperationCall,
  request: Request,
  resolver: UntypedResolver,
): Promise<UntypedResponse> {
  // Pass a copy to the resolver, so that it cannot change the input of the mock's handler.
  const { path: params, ...input } = structuredClone(call.input);
  let response: Promise<UntypedResponse> | undefined;
  const runHandlerOnce = () => {
    response ??= runHandler(engine, call).catch((error) => toErrorResponse(engine, error, call.context.request));
    return response;
  };
  const unchecked = new WeakSet<Response>();
  const allowUnchecked = (response: Response) => {
    unchecked.add(response);
    return response;
  };
  const result = await resolver({
    ...input,
    params,
    request,
    respond: (status: number, options?: UntypedRespondOptions) =>
      createResponse(engine.contract, where, call.operation, status, options),
    original: async () => cloneResponse(await runHandlerOnce()),
    passthrough: () => allowUnchecked(passthrough()),
    unchecked: allowUnchecked,
  });
  if (result === undefined) return runHandlerOnce();
  // MSW sends a thrown response unchanged.
  if (result instanceof Response && (result.type === "error" || unchecked.has(result))) throw result;
  return assertResult(where, call.operation, result);
}

function cloneResponse({ body, headers, ...response }: UntypedResponse): UntypedResponse {
  return { ...response, body: cloneBody(body), headers: { ...headers } };
}

function assertResult(where: string, operation: Operation, result: unknown): UntypedResponse {
  if (typeof result === "object" && result !== null && "status" in result && !(result instanceof Response)) {
    return assertResponse(where, operation, result as UntypedResponse);
  }
  const received = result instanceof Response ? "a Response" : String(result);
  throw new TypeError(
    `${where}: the resolver returned ${received}. Return respond(…), original(), passthrough(), unchecked(response), ` +
      "HttpResponse.error() or undefined.",
  );
}

function createOverride(
  engine: Engine,
  operation: Operation,
  once: boolean | undefined,
  respond: ResourceHandler["respond"],
): HttpHandler {
  const resource = engine.resources.find(({ template }) => template === operation.path) as Resource;
  return new ResourceHandler({ resource, operation, once, respond });
}
