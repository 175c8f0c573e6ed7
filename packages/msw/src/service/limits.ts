import type { CreateError } from "@verify-factors/openapi-mock";
import type { FactorType } from "@verify-factors/types";
import type { Entity } from "./factor-store.ts";

/** The maximum number of factors of a type per entity. */
const maxFactors: { readonly [Type in FactorType]: number } = { totp: 100, push: 20 };

/** The maximum number of factors created for an entity within a day, deleted ones included. */
const maxCreations = 100;

/**
 * The maximum number of incorrect codes for a TOTP factor.
 * @see ruling 38
 */
export const maxAttempts = 5;

const day = 24 * 60 * 60 * 1000;

/**
 * Throws error 60315 if an entity already has the maximum number of factors of a type.
 * @see ruling 36
 */
export function checkMaxFactors(
  entity: Entity | undefined,
  type: FactorType,
  error: CreateError<"TooManyFactors">,
): void {
  const limit = maxFactors[type];
  const count = entity?.factors.values().filter(({ factor_type }) => factor_type === type).length ?? 0;
  if (count >= limit) throw error("TooManyFactors", { variables: { limit, type } });
}

/**
 * Throws error 60326 if too many factors were created for an entity in the last 24 hours. The error contains the
 * seconds until the next creation is allowed. Ignores creations after `now`, which exist only if the clock was set
 * back.
 * @see ruling 37
 */
export function checkCreationRate(
  entity: Entity | undefined,
  now: number,
  error: CreateError<"TooManyCreations">,
): void {
  const recent = (entity?.creations ?? []).filter((created) => created <= now && now - created < day);
  const blocking = recent.sort((one, other) => one - other).at(-maxCreations);
  if (blocking === undefined) return;
  throw error("TooManyCreations", { retryAfter: Math.ceil((blocking + day - now) / 1000) });
}
