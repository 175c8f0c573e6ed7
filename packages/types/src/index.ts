/**
 * The types of the Verify Factor endpoints: `paths`, `operations` and `components` as openapi-typescript makes them, and
 * each schema of the description under its own name, `Factor`, `NewFactor`, `CreateFactorRequest`, `ApiError`, ….
 */
export type * from "./generated/types.ts";

import type { operations } from "./generated/types.ts";

/** The name of an operation, as in the description: `CreateNewFactor`. */
export type OperationId = keyof operations;
