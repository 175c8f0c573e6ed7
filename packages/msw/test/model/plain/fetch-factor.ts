import { type Call, getResourcePath } from "./call.ts";
import { listFactors, type Model, type ModelFactor } from "./model.ts";

/** Returns the factor of a path, or `undefined` if it does not exist. */
export function findFactor(model: Model, path: Call["path"]): ModelFactor | undefined {
  return listFactors(model, path).find(({ shown }) => shown.sid === path.Sid);
}

/** Returns a factor as responses contain it. */
export function toFactor({ setup }: Model, { shown }: ModelFactor): object {
  const path = { ServiceSid: shown.service_sid, Identity: shown.identity, Sid: shown.sid };
  return { ...shown, url: `${setup.base}/v2${getResourcePath({ path })}` };
}
