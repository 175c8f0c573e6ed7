import { type Call, getResourcePath, type ModelResponse } from "./call.ts";
import { type EntityPath, listFactors, type Model, type ModelFactor } from "./model.ts";
import { createJsonResponse, notFound } from "./responses.ts";

/** Names a factor. */
export interface FactorPath extends EntityPath {
  Sid: string;
}

/** FetchFactor. */
export function fetch(model: Model, call: Call, path: FactorPath): ModelResponse {
  const factor = findFactor(model, path);
  return factor ? createJsonResponse(call, 200, toFactor(model, factor)) : notFound(call);
}

/** The factor of a path, unless its entity has none (any more). */
export function findFactor(model: Model, path: FactorPath): ModelFactor | undefined {
  return listFactors(model, path).find(({ shown }) => shown.sid === path.Sid);
}

/** A factor as responses show it. */
export function toFactor({ setup }: Model, { shown }: ModelFactor): object {
  const path = { ServiceSid: shown.service_sid, Identity: shown.identity, Sid: shown.sid };
  return { ...shown, url: `${setup.base}/v2${getResourcePath({ path })}` };
}
