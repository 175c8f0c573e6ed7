import { type EntityFactors, FactorApiError } from "@verify-factors/client";
import { chapter, fact, refusal, tell } from "./narrator.ts";

/** Deletes a factor and looks for it. */
export async function deleteFactor(factors: EntityFactors, sid: string): Promise<void> {
  chapter("A delete");
  await factors.delete(sid);
  const error = await refusal(`${sid} is gone`, factors.fetch(sid), FactorApiError);
  tell(error.message);
  fact("with the service's own error", [error.status, error.code], [404, 20404]);
  const left = await Array.fromAsync(factors.list());
  fact(
    "and the list no longer has it",
    left.some((factor) => factor.sid === sid),
    false,
  );
}
