import { type Call, getResourcePath, type ModelResponse } from "./call.ts";
import { type EntityPath, factorsOf, type Model, type ModelFactor } from "./model.ts";
import { json, notFound } from "./responses.ts";

/** Names a factor. */
export interface FactorPath extends EntityPath {
  Sid: string;
}

/** FetchFactor. */
export function fetch(model: Model, call: Call, path: FactorPath): ModelResponse {
  const factor = findFactor(model, path);
  return factor ? json(call, 200, factorAt(model, factor)) : notFound(call);
}

/** The factor of a path, unless its entity has none (any more). */
export function findFactor(model: Model, path: FactorPath): ModelFactor | undefined {
  return factorsOf(model, path).find(({ shown }) => shown.sid === path.Sid);
}

/** A factor as responses show it. */
export function factorAt({ setup }: Model, { shown }: ModelFactor): object {
  const path = { ServiceSid: shown.service_sid, Identity: shown.identity, Sid: shown.sid };
  return { ...shown, url: `${setup.base}/v2${getResourcePath({ path })}` };
}
