import type { Handler } from "./api.ts";
import { toFactor } from "./factor-record.ts";
import { paginate } from "./paginate.ts";

/**
 * Returns one page of an entity's factors, oldest first. The page is empty if the entity does not exist.
 * @see ruling 45
 */
export const listFactor: Handler<"ListFactor"> = ({ path, query }, { state: store, error, url }) => {
  const positions = store.findEntity(path)?.factors.positions() ?? [];
  const { items, meta } = paginate(positions, query, (page) => url("ListFactor", path, page), error);
  const factors = items.map((record) => toFactor(record, url));
  return { status: 200, body: { factors, meta: { ...meta, key: "factors" } } };
};
