import type { OperationId, operations } from "@verify-factors/types";
import type { operations as generated } from "../generated/operations.ts";
import type { Answer } from "./encode.ts";
import { type Fault, faultsOf } from "./schema.ts";
import { type Operation, table } from "./table.ts";

/** The statuses that an operation declares. */
export type StatusOf<Id extends OperationId> = Extract<keyof operations[Id]["responses"], number>;

/** The body of an operation's answer with a status; `undefined` where there is none. */
export type BodyOf<Id extends OperationId, Status extends StatusOf<Id>> = operations[Id]["responses"][Status] extends {
  content: { "application/json": infer Body };
}
  ? Body
  : undefined;

/** The names of the examples that the description has for a status of an operation. */
export type ExampleOf<Id extends OperationId, Status extends StatusOf<Id>> = Declared<Id>[`${Status}` &
  keyof Declared<Id>] extends { examples: readonly (infer Name)[] }
  ? Name
  : never;

type Declared<Id extends OperationId> = (typeof generated)[Id]["responses"];

/** An answer that the description declares for an operation. */
export type Reply<Id extends OperationId, Status extends StatusOf<Id> = StatusOf<Id>> = {
  [One in Status]: { status: One; body: BodyOf<Id, One>; headers?: Record<string, string> };
}[Status];

/** What an answer is made of; without anything it is the first example of its status. */
export interface ReplyOptions<Id extends OperationId, Status extends StatusOf<Id>> {
  /** The name of the description's example: its body, and its headers such as `Retry-After`. */
  example?: ExampleOf<Id, Status> | undefined;
  /** A body of your own. */
  body?: BodyOf<Id, Status> | undefined;
  /** More headers. */
  headers?: Record<string, string> | undefined;
}

/** The same without types: what a caller without them may give. */
export interface AnyReplyOptions {
  example?: unknown;
  body?: unknown;
  headers?: Record<string, string> | undefined;
}

/**
 * The answer of an operation with a status. Throws a `TypeError` that begins with `who` when the description does not
 * declare the status or the example, or when the body is not as it says.
 */
export function replyOf(who: string, id: string, status: number, options: AnyReplyOptions = {}): Answer {
  const { examples } = declared(who, id, status);
  const { example = options.body === undefined ? examples[0] : undefined } = options;
  if (example !== undefined && !examples.some((name) => name === example)) {
    throw new TypeError(`${who}: there is no example ${example}, but ${examples.join(", ") || "none"}.`);
  }
  const { value, headers } = exampleOf(example);
  const body = options.body === undefined ? value : options.body;
  const all = new Headers(headers);
  for (const [name, text] of Object.entries(options.headers ?? {})) all.set(name, text);
  return checkReply(who, id, { status, body, headers: Object.fromEntries(all) });
}

/** The answer itself; throws a `TypeError` that begins with `who` when the description does not allow it. */
export function checkReply(who: string, id: string, answer: Answer): Answer {
  const { status, body } = answer;
  const { schema } = declared(who, id, status);
  if (schema === undefined && body !== undefined) throw new TypeError(`${who}: ${status} has no body.`);
  const faults = schema === undefined ? [] : faultsOf(schema, body);
  if (faults.length > 0) throw new TypeError(`${who}: the body ${[...new Set(faults.map(wordsOf))].join("; ")}.`);
  const inBody = (body as { status?: unknown } | undefined)?.status;
  if (status >= 400 && typeof inBody === "number" && inBody !== status) {
    throw new TypeError(`${who}: the body's status must be ${status}, not ${inBody}.`);
  }
  return answer;
}

/** The operation of an id; throws a `TypeError` that begins with `who` when there is none. */
export function operationOf(who: string, id: string): Operation {
  const known: { readonly [id: string]: Operation } = table.operations;
  const operation = Object.hasOwn(known, id) ? known[id] : undefined;
  if (!operation) throw new TypeError(`${who}: there is no operation ${id}, but ${Object.keys(known).join(", ")}.`);
  return operation;
}

function declared(who: string, id: string, status: number): Operation["responses"][string] {
  const { responses } = operationOf(who, id);
  const response = Object.hasOwn(responses, status) ? responses[status] : undefined;
  if (response) return response;
  throw new TypeError(`${who}: ${id} declares no ${status}, but ${Object.keys(responses).join(", ")}.`);
}

function exampleOf(name: unknown): { value?: unknown; headers?: Record<string, string> } {
  const all: Record<string, { value: unknown; headers?: Record<string, string> }> = {
    ...table.answers,
    ...table.errors,
  };
  return all[String(name)] ?? {};
}

/** Values are left out, since a body may hold a secret. */
function wordsOf({ path, keyword, asked, found }: Fault): string {
  if (keyword === "required") return `has no ${path}/${asked}`;
  return `has ${kindOf(found)} at ${path || "/"}, which breaks "${keyword}" ${JSON.stringify(asked, source)}`;
}

function source(_name: string, value: unknown): unknown {
  return value instanceof RegExp ? value.source : value;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return `${typeof value === "object" ? "an" : "a"} ${Array.isArray(value) ? "array" : typeof value}`;
}
