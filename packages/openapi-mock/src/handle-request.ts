import type { Contract, Operation } from "./contract.ts";
import { type DecodedInput, decode } from "./decode.ts";
import { encode, findResponse, type UntypedResponse } from "./encode.ts";
import type { Engine, OperationCall } from "./engine.ts";
import { toErrorResponse } from "./format-error.ts";
import type { PlainRequest, PlainResponse } from "./http.ts";
import { type CreateError, HttpError } from "./http-error.ts";
import type { RouteMatch } from "./route.ts";
import { createUrlBuilder } from "./url.ts";

// request → route → authenticate → checkPath → decode → handler → encode → response

/** Responds to a request for a resource: runs its operation, or responds to a preflight or an undeclared method. */
export async function handleMatch(
  engine: Engine,
  match: RouteMatch,
  request: PlainRequest,
  respond = (call: OperationCall) => runHandler(engine, call),
): Promise<PlainResponse> {
  const { resource, base, path } = match;
  // A preflight has no credentials, so do not authenticate it, even if the path declares OPTIONS.
  const isPreflight = request.method === "OPTIONS" && request.headers.get("Access-Control-Request-Method");
  const operation = engine.cors && isPreflight ? undefined : resource.operations.get(request.method);
  if (!operation) return handleUndeclaredMethod(engine, match, request);
  const record = engine.calls.startCall(operation.id);
  // Read the state before awaiting anything, so that a request that is in flight during a reset keeps the old state.
  const state = engine.state();
  const origin = { url: request.url, base };
  const createError: CreateError<string> = (name, options) => new HttpError(name, options);
  let input: DecodedInput | undefined;
  let response: UntypedResponse;
  try {
    const credentials = engine.authenticate(request, operation);
    engine.checkPath(path, { state, error: createError });
    input = await decode(engine, operation, match, request);
    const url = createUrlBuilder(engine.contract, base);
    const context = { state, error: createError, url, credentials, request: origin };
    response = await respond({ operation, input, context });
  } catch (error) {
    response = toErrorResponse(engine, error, origin);
  }
  record(response, input);
  engine.coverage.countResponse(operation.id, response.status);
  return encode(engine, request, response, resource);
}

/**
 * Runs the handler of an operation. Rethrows its errors, except an {@link HttpError} that the operation does not declare,
 * which is a bug of the handler.
 */
export async function runHandler(
  { contract, handlers, coverage }: Engine,
  { operation, input, context }: OperationCall,
): Promise<UntypedResponse> {
  const handler = handlers[operation.id];
  if (!handler) throw new Error(`${operation.id}: the mock has no handler for this operation. Add one to handlers.`);
  try {
    const response = await handler(coverage.trackReads(operation.id, input), context);
    if (Object(response).status !== undefined) return response;
    throw new Error(`${operation.id}: the handler returned no status. Return { status, body }.`);
  } catch (error) {
    if (error instanceof HttpError) assertDeclared(contract, operation, error);
    throw error;
  }
}

function assertDeclared({ errors }: Contract, operation: Operation, { errorName }: HttpError): void {
  const status = errors[errorName]?.status ?? 0;
  if (findResponse(operation, status)?.examples.includes(errorName)) return;
  throw new Error(
    `${operation.id}: the handler threw the error "${errorName}", which the operation does not declare. Throw an error ` +
      `that it declares, or add the example to its ${status || "error"} response.`,
  );
}

function handleUndeclaredMethod(engine: Engine, { resource, base }: RouteMatch, request: PlainRequest): PlainResponse {
  if (engine.cors && request.method === "OPTIONS") return encode(engine, request, { status: 204 }, resource);
  const allow = [...new Set([...resource.operations.keys(), ...(engine.cors ? ["OPTIONS"] : [])])].join(", ");
  const variables = { method: request.method, allow };
  const error = new HttpError(engine.contract.errorResponses.methodNotAllowed, { variables });
  const response = toErrorResponse(engine, error, { url: request.url, base });
  return encode(engine, request, { ...response, headers: { ...response.headers, Allow: allow } }, resource);
}

/** Responds with the contract's error for an unknown path. */
export function handleUnknownPath(engine: Engine, request: PlainRequest): PlainResponse {
  const { protocol, host } = new URL(request.url);
  const error = new HttpError(engine.contract.errorResponses.unknownPath);
  // Do not use `URL.origin`, which is "null" for some protocols.
  return encode(engine, request, toErrorResponse(engine, error, { url: request.url, base: `${protocol}//${host}` }));
}
