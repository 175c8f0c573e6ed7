import type { Behaviour } from "./behaviour.ts";
import { findRecord } from "./find-record.ts";
import { factorOf } from "./record.ts";

/** The factor as it is now. */
export const fetchFactor: Behaviour<"FetchFactor"> = ({ path }, { store, address }) => ({
  status: 200,
  body: factorOf(findRecord(store, path), address("FetchFactor", path)),
});
