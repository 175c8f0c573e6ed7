import type { Handler } from "./api.ts";
import { toFactor } from "./factor-record.ts";

/** Returns a factor, without its binding. */
export const fetchFactor: Handler<"FetchFactor"> = ({ path }, { state: store, error, url }) => ({
  status: 200,
  body: toFactor(store.get(path, error), url),
});
