import type {
  Document,
  Example,
  OperationObject,
  Parameter,
  PathItem,
  RequestBody,
  Response,
  Schema,
} from "./openapi.ts";

/** An operation with its path's parameters merged in and its own `$ref`s followed; schemas keep theirs. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string | undefined;
  description: string | undefined;
  /** What a client calls it, from its `x-client-method`. */
  clientMethod: unknown;
  parameters: Parameter[];
  body?: { mediaType: string; required: boolean; schema: Schema; examples: Record<string, Example> };
  responses: Record<string, Response>;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** What a JSON pointer of this document names; throws, naming the pointer, when there is nothing. */
export function lookUp(document: Document, pointer: string): unknown {
  let value: unknown = document;
  for (const step of pointer.replace(/^#\//, "").split("/")) {
    const key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  if (!pointer.startsWith("#/") || value === undefined) throw new Error(`Nothing is at $ref "${pointer}".`);
  return value;
}

/** Follows `$ref`s, the siblings of a `$ref` winning over what it points to (JSON Schema 2020-12, OpenAPI 3.1). */
export function follow<T extends { $ref?: string }>(document: Document, value: T, seen: string[] = []): T {
  if (value.$ref === undefined) return value;
  const { $ref, ...siblings } = value;
  if (seen.includes($ref)) throw new Error(`The $ref "${$ref}" leads to itself.`);
  return { ...follow(document, lookUp(document, $ref) as T, [...seen, $ref]), ...siblings } as T;
}

/** What a schema says at its top, `$ref`s and the parts of an `allOf` taken together; its own keywords win. */
export function overview(document: Document, reference: Schema): Schema {
  const { allOf = [], ...schema } = follow(document, reference);
  return Object.assign({}, ...allOf.map((part) => overview(document, part)), schema) as Schema;
}

/** Does something for an operation; an error that does not name the operation gets its name. */
export function onBehalfOf<T>({ id }: Operation, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Error) || error.message.startsWith(`${id}:`)) throw error;
    throw new Error(`${id}: ${error.message}`, { cause: error });
  }
}

/** Where the service is: the address of the first server. */
export function serverOf(document: Document): string {
  const url = document.servers?.[0]?.url;
  if (!url) throw new Error("The description names no server.");
  return url;
}

/** Every operation, in the description's order. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => methods.includes(key))
      .map((method) => readOperation(document, path, method, item)),
  );
}

function readOperation(document: Document, path: string, method: string, item: PathItem): Operation {
  const source = item[method] as OperationObject;
  const id = source.operationId;
  if (!id) throw new Error(`${method.toUpperCase()} ${path} has no operationId.`);
  const own = (source.parameters ?? []).map((parameter) => follow(document, parameter));
  const inherited = (item.parameters ?? [])
    .map((parameter) => follow(document, parameter))
    .filter((parameter) => !own.some((other) => other.name === parameter.name && other.in === parameter.in));
  const body = source.requestBody && readBody(id, follow(document, source.requestBody));
  return {
    id,
    method: method.toUpperCase(),
    path,
    summary: source.summary,
    description: source.description,
    clientMethod: source["x-client-method"],
    parameters: [...inherited, ...own],
    ...(body && { body }),
    responses: Object.fromEntries(
      Object.entries(source.responses).map(([status, response]) => [status, follow(document, response)]),
    ),
  };
}

function readBody(id: string, body: RequestBody): Operation["body"] {
  const [[mediaType, content] = [], ...more] = Object.entries(body.content);
  if (!mediaType || !content?.schema || more.length > 0) {
    throw new Error(`${id}: a request body needs exactly one media type, with a schema.`);
  }
  if (mediaType !== "application/json" && mediaType !== "application/x-www-form-urlencoded") {
    throw new Error(`${id}: a request body is a form or JSON, not ${mediaType}.`);
  }
  return { mediaType, required: body.required ?? false, schema: content.schema, examples: content.examples ?? {} };
}
