import { createRequire } from "node:module";
import type { operations } from "../generated/types.ts";

/** The name of an operation of the control API, as in its description: `AdvanceClock`. */
export type ControlOperationId = keyof operations;

/** An operation of the control API, as far as serving it goes. */
export interface ControlOperation {
  id: ControlOperationId;
  method: string;
  /** With its parameters in braces. */
  path: string;
  /** A JSON pointer to the schema of its body. */
  body?: string;
}

/** The part of an OpenAPI description that is looked at here. */
interface Description {
  paths: Record<string, Record<string, { operationId: ControlOperationId; requestBody?: object }>>;
}

/** The control API's description, bundled; `control.yaml` is its source. */
// Required, since importing JSON makes Node 20 warn.
export const description: Description = createRequire(import.meta.url)("@verify-factors/server/control.json");

/** Every operation of the control API. */
export const controlOperations: readonly ControlOperation[] = Object.entries(description.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, requestBody }]) => {
      const pointer = `#/paths/${path.replaceAll("/", "~1")}/${method}/requestBody/content/application~1json/schema`;
      return { id: operationId, method: method.toUpperCase(), path, ...(requestBody && { body: pointer }) };
    }),
);

/** Where everything of the control API is: a path that no version of the service begins with. */
export const controlPath = "/__control__/";
