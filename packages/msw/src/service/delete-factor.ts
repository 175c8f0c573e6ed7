import type { Behaviour } from "./behaviour.ts";
import { findRecord } from "./find-record.ts";

/** Removes the factor; its entity stays. */
export const deleteFactor: Behaviour<"DeleteFactor"> = ({ path }, { store }) => {
  const { sid } = findRecord(store, path);
  store.entity(path.ServiceSid, path.Identity)?.remove(sid);
  return { status: 204, body: undefined };
};
