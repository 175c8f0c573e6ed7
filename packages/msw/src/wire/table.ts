import type { OperationId } from "@verify-factors/types";
import { answers, errors, requests } from "../generated/examples.ts";
import { operations, refusals, server } from "../generated/operations.ts";
import type { Schema } from "./schema.ts";

/** A parameter, or a top-level property of a body. */
export interface Field {
  readonly name: string;
  /** What its text means: `json` is JSON inside a string, `any` is a part of a JSON body. */
  readonly type: "string" | "integer" | "number" | "boolean" | "json" | "any";
  readonly required: boolean;
  readonly default?: unknown;
  /** Never to be echoed. */
  readonly secret?: boolean;
  /** What the schema asks for, in words. */
  readonly expected: string;
  readonly schema: Schema;
  /** What the JSON inside the string must be. */
  readonly content?: Schema;
  /** The error that a bad value gets, when it is not the general one. */
  readonly violation?: ErrorName;
}

/** The fields of a body; of a union those that all members share, and the members by discriminator. */
export interface Shape {
  readonly fields: readonly Field[];
  /** Whether undeclared fields are refused. */
  readonly closed: boolean;
  readonly discriminator?: string;
  readonly members?: { readonly [value: string]: Shape };
}

/** An operation of the description. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  readonly path: string;
  readonly parameters: { readonly path: readonly Field[]; readonly query: readonly Field[] };
  readonly body?: Shape & { readonly mediaType: string };
  readonly responses: {
    readonly [status: string]: {
      readonly schema?: Schema;
      readonly headers: readonly string[];
      readonly examples: readonly string[];
    };
  };
}

/** An error of the description, under the name of its example. */
export type ErrorName = keyof typeof errors;

/** An error as the description has it; `message` is its text with the parts that vary in braces. */
export interface ErrorExample {
  readonly value: {
    readonly code: number;
    readonly message: string;
    readonly more_info: string;
    readonly status: number;
  };
  readonly message?: string;
  /** The headers that come with it. */
  readonly headers?: Record<string, string>;
}

/** Everything generated, typed: this is the one place that imports it. */
export const table = {
  server,
  operations: operations as { readonly [Id in OperationId]: Operation },
  refusals,
  errors: errors as { readonly [Name in ErrorName]: ErrorExample },
  requests,
  answers,
};
