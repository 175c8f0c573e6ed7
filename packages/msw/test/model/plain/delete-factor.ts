import { empty, notFound } from "./answers.ts";
import type { Answer, Call } from "./call.ts";
import { type FactorPath, findFactor } from "./fetch-factor.ts";
import type { Model } from "./model.ts";

/** DeleteFactor. */
export function remove(model: Model, call: Call, path: FactorPath): Answer {
  const factor = findFactor(model, path);
  if (!factor) return notFound(call);
  factor.deleted = true;
  return empty(call, 204);
}
