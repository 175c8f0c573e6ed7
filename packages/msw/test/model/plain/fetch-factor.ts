import { type Call, getResourcePath, type ModelResponse } from "./call.ts";
import { type EntityPath, listFactors, type Model, type ModelFactor } from "./model.ts";
import { createJsonResponse, notFound } from "./responses.ts";

/** The path parameters that identify a factor. */
export interface FactorPath extends EntityPath {
  Sid: string;
}

/** Handles FetchFactor. */
export function fetch(model: Model, call: Call, path: FactorPath): ModelResponse {
  const factor = findFactor(model, path);
  return factor ? createJsonResponse(call, 200, toFactor(model, factor)) : notFound(call);
}

/** Returns the factor of a path, or `undefined` if it does not exist. */
export function findFactor(model: Model, path: FactorPath): ModelFactor | undefined {
  return listFactors(model, path).find(({ shown }) => shown.sid === path.Sid);
}

/** Returns a factor as responses contain it. */
export function toFactor({ setup }: Model, { shown }: ModelFactor): object {
  const path = { ServiceSid: shown.service_sid, Identity: shown.identity, Sid: shown.sid };
  return { ...shown, url: `${setup.base}/v2${getResourcePath({ path })}` };
}
