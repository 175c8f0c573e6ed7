import { operations } from "./generated/operations.ts";

/** What the generated table says about an operation. */
export interface OperationInfo {
  readonly id: string;
  readonly path: { readonly [name: string]: { readonly pattern: string; readonly expected: string } };
  readonly body?: { readonly mediaType: string; readonly json: readonly string[] };
}

/** The operation behind a method and a path template; `undefined` for one that the description does not know. */
export function operationAt(method: string, path: string): OperationInfo | undefined {
  return (operations as { readonly [key: string]: OperationInfo })[`${method.toUpperCase()} ${path}`];
}

/** Throws a `TypeError` that names the operation and the parameter when a path parameter is not as described. */
export function checkPath(operation: OperationInfo, values: { readonly [name: string]: unknown } = {}): void {
  for (const [name, { pattern, expected }] of Object.entries(operation.path)) {
    const value = values[name];
    const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
    if (typeof text === "string" && new RegExp(pattern, "u").test(text)) continue;
    throw new TypeError(`${operation.id}: ${name} must be ${expected}, not ${JSON.stringify(value)}.`);
  }
}

/**
 * The body as the operation sends it, form or JSON. Keys whose value is `undefined` are left out; keys that hold JSON in
 * a string are given as the value itself. Throws a `TypeError` that names the operation and the key at any other object.
 */
export function encodeBody({ id, body: table }: OperationInfo, body: object): string {
  const entries = Object.entries(body)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, table?.json.includes(key) ? JSON.stringify(value) : value] as const);
  if (table?.mediaType !== "application/x-www-form-urlencoded") return JSON.stringify(Object.fromEntries(entries));
  const form = new URLSearchParams();
  for (const [key, value] of entries) {
    if (typeof value === "object" || typeof value === "function") {
      throw new TypeError(
        `${id}: ${key} must be a text, a number or a boolean, not ${value === null ? "null" : typeof value}.`,
      );
    }
    form.append(key, String(value));
  }
  return form.toString();
}
