import type { Call, ModelResponse } from "./call.ts";
import { type FactorPath, findFactor } from "./fetch-factor.ts";
import type { Model } from "./model.ts";
import { createEmptyResponse, notFound } from "./responses.ts";

/** Handles DeleteFactor. */
export function remove(model: Model, call: Call, path: FactorPath): ModelResponse {
  const factor = findFactor(model, path);
  if (!factor) return notFound(call);
  factor.deleted = true;
  return createEmptyResponse(call, 204);
}
