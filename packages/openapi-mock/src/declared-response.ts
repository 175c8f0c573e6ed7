import type { Contract, Example, Operation, ResponseDescription } from "./contract.ts";
import { findResponse, toTextOrBytes, type UntypedResponse } from "./encode.ts";
import { findUnknown, formatReceived } from "./field-error.ts";
import { assertNoErrors, expectValue } from "./invalid-value-error.ts";
import { describeError } from "./json-schema/describe-error.ts";
import { validate } from "./json-schema/validate.ts";
import type { Api, ExampleNameOf, OperationId, ResponseBodyOf, StatusOf } from "./operation-types.ts";
import { suggest } from "./suggest.ts";

/**
 * Options for a response that the description declares. Without `example` and `body`, the response is the first example
 * of its status.
 *
 * @example
 * ```ts
 * server.use(mock.respond("CreateRoom", 409, { example: "NameTaken", headers: { "Retry-After": "0" } }));
 * ```
 */
export interface RespondOptions<A extends Api, Id extends OperationId<A>, Status extends StatusOf<A, Id>> {
  /**
   * The name of an example of the description. The response gets its body and its headers, such as `Retry-After`.
   * @default the first example of the status
   */
  example?: ExampleNameOf<A, Id, Status> | undefined;
  /**
   * The body. Replaces the body of the example.
   * @default the body of the example
   */
  body?: ResponseBodyOf<A, Id, Status> | undefined;
  /**
   * Additional headers.
   * @default {}
   */
  headers?: Record<string, string> | undefined;
}

/** {@link RespondOptions}, untyped. */
export interface UntypedRespondOptions {
  example?: unknown;
  body?: unknown;
  headers?: Record<string, string> | undefined;
}

const optionNames = ["example", "body", "headers", "once"];

/** Throws a `TypeError` that begins with `where` if the contract has no such operation. */
export function getOperation({ operations }: Contract, where: string, id: string): Operation {
  const operation = Object.hasOwn(operations, id) ? operations[id] : undefined;
  if (operation) return operation;
  const known = Object.keys(operations);
  throw new TypeError(`${where}: unknown operation${suggest(id, known)}. Expected one of ${known.join(", ")}.`);
}

/**
 * Creates a response of an operation. Throws a `TypeError` that begins with `where` if the description does not declare
 * its status or example, or if the body does not match its schema.
 */
export function createResponse(
  contract: Contract,
  where: string,
  operation: Operation,
  status: number,
  options: UntypedRespondOptions = {},
): UntypedResponse {
  assertNoErrors(where, findUnknown(Object.keys(options), optionNames, "option"));
  const { examples, mediaType } = getResponseDescription(where, operation, status);
  const { example = options.body === undefined ? examples[0] : undefined } = options;
  if (example !== undefined && !examples.some((name) => name === example)) {
    const name = formatReceived(example);
    const known = examples.join(", ") || "none";
    throw new TypeError(`${where}: unknown example ${name}${suggest(name, examples)}. Expected one of ${known}.`);
  }
  const name = String(example);
  const { value, headers }: Example = contract.errors[name] ?? contract.examples.responses[name] ?? {};
  // Clone the example, because the caller may change the body.
  const body = options.body === undefined ? structuredClone(value) : options.body;
  if (body === undefined && mediaType !== undefined) {
    throw new TypeError(`${where}: the description has no example for this response. Pass a body.`);
  }
  // Correct the status in the body, because an example of a range or of `default` is shared by several statuses.
  if (options.body === undefined && !Object.hasOwn(operation.responses, status) && Object(value).status) {
    Object.assign(body as object, { status });
  }
  return assertResponse(where, operation, { status, body, headers: { ...headers, ...options.headers } });
}

/** The headers that only the transport may set. */
const framingHeaders = ["connection", "content-length", "keep-alive", "trailer", "transfer-encoding", "upgrade"];

/**
 * Returns the response unchanged. Throws a `TypeError` that begins with `where` if the description or HTTP does not allow it.
 */
export function assertResponse(where: string, operation: Operation, response: UntypedResponse): UntypedResponse {
  const { status, body, headers = {} } = response;
  for (const [name, value] of Object.entries(headers)) assertHeader(where, name, value);
  const { schema, mediaType } = getResponseDescription(where, operation, status);
  if (schema !== undefined) {
    const errors = validate(schema, body).map(describeError);
    if (errors.length > 0) throw new TypeError(`${where}: the body ${[...new Set(errors)].join("; ")}.`);
  } else if (mediaType !== undefined) toTextOrBytes(where, mediaType, body);
  else if (body !== undefined) throw new TypeError(`${where}: a ${status} response has no body. Remove \`body\`.`);
  const bodyStatus = (body as { status?: unknown } | undefined)?.status;
  if (status >= 400 && typeof bodyStatus === "number" && bodyStatus !== status) {
    throw new TypeError(`${where}: the status in the body must be ${status}, not ${bodyStatus}.`);
  }
  return response;
}

function assertHeader(where: string, name: string, value: string): void {
  if (framingHeaders.includes(name.toLowerCase())) {
    throw new TypeError(`${where}: the header ${name.toLowerCase()} is set by the transport. Remove it.`);
  }
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return;
  throw new TypeError(
    `${where}: the header ${formatReceived(name)} has a name or value that HTTP does not allow. Change it.`,
  );
}

function getResponseDescription(where: string, operation: Operation, status: number): ResponseDescription {
  assertNoErrors(where, expectValue("the status", typeof status === "number", "a number", status));
  const response = findResponse(operation, status);
  if (response) return response;
  const statuses = Object.keys(operation.responses).join(", ");
  throw new TypeError(`${where}: ${operation.id} declares no response ${status}. Expected one of ${statuses}.`);
}
