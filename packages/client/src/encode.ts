import { operations } from "./generated/operations.ts";

/** What the generated table says about an operation. */
export interface OperationInfo {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** What each of its path parameters matches. */
  readonly parameters: { readonly [name: string]: string };
  readonly body?: { readonly mediaType: string; readonly json: readonly string[] };
}

/** The operations of the description. */
export const table: readonly OperationInfo[] = operations;

/** The operation behind a method and a path template; `undefined` for one that the description does not know. */
export function operationAt(method: string, path: string): OperationInfo | undefined {
  return table.find((operation) => operation.method === method.toUpperCase() && operation.path === path);
}

/** Throws a `TypeError` that names the operation and the parameter when a path parameter is not as described. */
export function checkPath({ id, parameters }: OperationInfo, values: { readonly [name: string]: unknown } = {}): void {
  for (const [name, pattern] of Object.entries(parameters)) {
    const value = values[name];
    // A missing value must not pass as the text "undefined".
    if (value === undefined || value === null || !new RegExp(pattern, "u").test(String(value))) {
      throw new TypeError(`${id}: ${name} must match ${pattern}, not ${JSON.stringify(value)}.`);
    }
  }
}

/**
 * The body as the operation sends it, form or JSON. Keys whose value is `undefined` are left out; keys that hold JSON in
 * a string are given as the value itself. Throws a `TypeError` that names the operation and the key at any other object.
 */
export function encodeBody(
  { id, body: { mediaType, json } = { mediaType: "", json: [] } }: OperationInfo,
  body: object,
): string {
  const texts = Object.entries(body)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, json.includes(key) ? JSON.stringify(value) : value]);
  if (mediaType === "application/json") return JSON.stringify(Object.fromEntries(texts));
  for (const [key, value] of texts) {
    if (typeof value === "object") throw new TypeError(`${id}: ${key} must not be an object.`);
  }
  return new URLSearchParams(texts).toString();
}
