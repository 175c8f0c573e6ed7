/**
 * The types of the Verify Factor endpoints: `paths`, `operations` and `components` as openapi-typescript generates
 * them, and each schema of the description under its own name, such as `Factor`, `NewFactor`, `CreateFactorRequest` and
 * `ApiError`.
 */
export type * from "./generated/types.ts";

import type { operations } from "./generated/types.ts";

/** The id of an operation, as in the description. See {@link operations}. */
export type OperationId = keyof operations;
