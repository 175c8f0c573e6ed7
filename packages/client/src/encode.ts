import { operations } from "./generated/operations.ts";

/** What the generated table says about an operation. */
export interface OperationInfo {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** What each of its path parameters matches. */
  readonly parameters: { readonly [name: string]: RegExp };
  /** The media type of its body; absent when it has none. */
  readonly mediaType?: string;
  /** The keys of its body that are JSON inside a string. */
  readonly json?: readonly string[];
}

/** The operation behind a method and a path template; `undefined` for one that the description does not know. */
export function operationAt(method: string, path: string): OperationInfo | undefined {
  return operations.find((operation) => operation.method === method.toUpperCase() && operation.path === path);
}

/** Throws a `TypeError` that names the operation and the parameter when a path parameter is not as described. */
export function checkPath({ id, parameters }: OperationInfo, values: { readonly [name: string]: unknown } = {}): void {
  for (const [name, pattern] of Object.entries(parameters)) {
    const value = values[name];
    // A missing value must not pass as the text "undefined".
    if (value === undefined || value === null || !pattern.test(String(value))) {
      throw new TypeError(`${id}: ${name} must match ${pattern.source}, not ${JSON.stringify(value)}.`);
    }
  }
}

/**
 * The body as the operation sends it, form or JSON. Keys whose value is `undefined` are left out; keys that hold JSON in
 * a string are given as the value itself. Throws a `TypeError` that names the operation and the key at any other object
 * in a form.
 */
export function encodeBody({ id, mediaType, json = [] }: OperationInfo, body: object): string {
  const isForm = mediaType !== "application/json";
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(body)) {
    const field = json.includes(key) ? JSON.stringify(value) : value;
    if (isForm && typeof field === "object") throw new TypeError(`${id}: ${key} must not be an object.`);
    if (field !== undefined) fields[key] = field;
  }
  return isForm ? new URLSearchParams(fields as Record<string, string>).toString() : JSON.stringify(fields);
}
