import { Refusal } from "../refusal.ts";
import type { FactorRecord } from "./record.ts";
import type { Store } from "./store.ts";

/** The factor that a path names; throws error 20404 when its entity has none (any more). */
export function findRecord(store: Store, path: { ServiceSid: string; Identity: string; Sid: string }): FactorRecord {
  const record = store.entity(path.ServiceSid, path.Identity)?.get(path.Sid);
  if (!record) throw new Refusal("NotFound");
  return record;
}
