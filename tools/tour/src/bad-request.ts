import { type EntityFactors, FactorApiError } from "@verify-factors/client";
import { chapter, fact, refusal, tell } from "./narrator.ts";

/** Sends a value that the description does not allow. */
export async function sendBadRequest(factors: EntityFactors): Promise<void> {
  chapter("A bad request");
  const body = { FactorType: "totp", FriendlyName: "Ada's phone", "Config.TimeStep": 61 } as const;
  const error = await refusal("a code that lives 61 seconds is refused", factors.create(body), FactorApiError);
  tell(error.message);
  fact("with the service's own error", [error.status, error.code], [400, 60200]);
  const parameters = error.details?.violations?.map(({ parameter }) => parameter);
  fact("and it names the parameter", parameters, ["Config.TimeStep"]);
}
