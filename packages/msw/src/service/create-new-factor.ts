import { importPublicKey, normalizePublicKey } from "../crypto/public-key.ts";
import type { Handler } from "./api.ts";
import { enroll } from "./enroll.ts";
import type { Entity } from "./factor-store.ts";
import { checkCreationRate, checkMaxFactors } from "./limits.ts";

/**
 * Creates an unverified factor, and its entity if it does not exist.
 * @see rulings 26–37, in the order of ruling 14
 */
export const createNewFactor: Handler<"CreateNewFactor"> = async ({ path, body }, context) => {
  const { state: store, credentials, error } = context;
  const publicKey = body.FactorType === "push" ? body["Binding.PublicKey"] : undefined;
  if (publicKey !== undefined && !(await importPublicKey(publicKey))) throw error("InvalidBinding");

  // From here on, await nothing, so that concurrent requests cannot exceed the limits.
  const known = store.findEntity(path);
  const created = store.options.now();
  if (publicKey !== undefined && hasPublicKey(known, publicKey)) throw error("FactorAlreadyExists");
  checkMaxFactors(known, body.FactorType, error);
  checkCreationRate(known, created, error);

  const entity = store.ensureEntity(path);
  entity.creations.push(created);
  return { status: 201, body: enroll(context, path, body, { entity, created, username: credentials.username }) };
};

/**
 * Returns `true` if an entity has a push factor with this public key.
 * @see ruling 35
 */
function hasPublicKey(entity: Entity | undefined, publicKey: string): boolean {
  const key = normalizePublicKey(publicKey);
  return (entity?.factors.values() ?? []).some((record) => record.factor_type === "push" && record.public_key === key);
}
