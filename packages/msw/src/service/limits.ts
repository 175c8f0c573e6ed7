import type { FactorType } from "@verify-factors/types";
import { Refusal } from "../refusal.ts";
import type { Entity } from "./entity.ts";

/** How many factors of a type an entity may have (errors 60315). */
const maxFactors: { readonly [Type in FactorType]: number } = { totp: 100, push: 20 };

/** How many factors an entity may create within a day, deleted ones included (error 60326). */
const maxCreations = 100;

/** How many wrong codes an authenticator app may send (error 60310). */
export const maxAttempts = 5;

const day = 24 * 60 * 60 * 1000;

/** Refuses one more factor of a type when the entity has as many as it may. */
export function checkMaxFactors(entity: Entity | undefined, type: FactorType): void {
  const limit = maxFactors[type];
  if ((entity?.count(type) ?? 0) >= limit) throw new Refusal("TooManyFactors", { words: { limit, type } });
}

/** Refuses one more creation when there were too many in the last 24 hours, and says when the oldest of them is over. */
export function checkCreationRate(entity: Entity | undefined, now: number): void {
  const creations = entity?.creations ?? [];
  // A clock that was set back has creations before it that never were.
  while (creations[0] !== undefined && (now - creations[0] >= day || creations[0] > now)) creations.shift();
  const [oldest] = creations;
  if (oldest === undefined || creations.length < maxCreations) return;
  throw new Refusal("TooManyCreations", { retryAfter: Math.ceil((oldest + day - now) / 1000) });
}
