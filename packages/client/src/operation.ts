import type { OperationId } from "@verify-factors/types";
import { checkPattern } from "./check.ts";
import { operations } from "./generated/operations.ts";

/** An operation of the description. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** The pattern of each path parameter. */
  readonly pathParameters: { readonly [name: string]: RegExp };
  /** The request body. `json` lists the fields that are JSON inside a string, `lists` those that repeat their key. */
  readonly body?: { readonly mediaType: string; readonly json: readonly string[]; readonly lists?: readonly string[] };
  /** The types of required body properties, by successful status. Missing if no success has a body. */
  readonly success?: { readonly [status: string]: { readonly [name: string]: string } };
}

/** Returns the operation with this method and path template, or `undefined` if there is none. */
export function findOperation(method: string, path: string): Operation | undefined {
  return Object.values<Operation>(operations).find(
    (operation) => operation.method === method.toUpperCase() && operation.path === path,
  );
}

/** Throws a `TypeError` for an invalid path parameter. */
export function checkPath({ id, pathParameters }: Operation, values: object = {}): void {
  for (const [name, pattern] of Object.entries(pathParameters)) {
    checkPattern(id, name, pattern, Object(values)[name]);
  }
}
