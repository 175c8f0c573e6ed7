import { Refusal } from "../refusal.ts";
import type { Behaviour } from "./behaviour.ts";
import { enrol } from "./enrol.ts";
import { checkCreationRate, checkMaxFactors } from "./limits.ts";
import { canonicalPublicKey, importPublicKey } from "./push.ts";
import { newFactorOf } from "./record.ts";

/** Enrols an authenticator app or a device, and makes its entity when there is none yet. */
export const createNewFactor: Behaviour<"CreateNewFactor"> = async ({ path, body }, context) => {
  if (body.FactorType === "push") await importPublicKey(body["Binding.PublicKey"]);

  // Nothing is awaited from here on, so that two creations at once cannot both pass the limits.
  const { store, now, address } = context;
  const known = store.entity(path.ServiceSid, path.Identity);
  if (body.FactorType === "push" && known?.hasPublicKey(canonicalPublicKey(body["Binding.PublicKey"]))) {
    throw new Refusal("FactorAlreadyExists");
  }
  checkMaxFactors(known, body.FactorType);
  checkCreationRate(known, now());

  const created = now();
  const entity = store.ensureEntity(path.ServiceSid, path.Identity);
  const { record, binding } = enrol(path, entity, body, created, context);
  store.add(entity, record, created);
  entity.creations.push(created);
  const url = address("FetchFactor", { ...path, Sid: record.sid });
  return { status: 201, body: newFactorOf(record, url, binding) };
};
