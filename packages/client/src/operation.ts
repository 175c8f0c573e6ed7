import type { OperationId } from "@verify-factors/types";
import { operations } from "./generated/operations.ts";

/** An operation of the description, as in the generated table. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** The pattern of each path parameter. */
  readonly pathParameters: { readonly [name: string]: RegExp };
  /** The request body; `json` names the fields that are JSON inside a string. */
  readonly body?: { readonly mediaType: string; readonly json: readonly string[] };
  /** By successful status, the types of the required properties of the body. Absent if no success has a body. */
  readonly success?: { readonly [status: string]: { readonly [name: string]: string } };
}

/** Returns the operation with this method and path template; `undefined` if the description has none. */
export function findOperation(method: string, path: string): Operation | undefined {
  return Object.values<Operation>(operations).find((one) => one.method === method.toUpperCase() && one.path === path);
}

/** Throws a `TypeError` for an invalid path parameter. Never repeats its value, which may be a code in the wrong place. */
export function checkPath({ id, pathParameters }: Operation, values: object = {}): void {
  for (const [name, pattern] of Object.entries(pathParameters)) {
    const value = Object(values)[name];
    // A missing value must not be sent as the text "undefined".
    if (value === undefined || value === null || !pattern.test(value)) {
      throw new TypeError(`${id}: ${name} must match ${pattern.source}.`);
    }
  }
}
