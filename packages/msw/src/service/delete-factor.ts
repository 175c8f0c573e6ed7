import type { Handler } from "./api.ts";

/**
 * Deletes a factor. Its entity remains.
 * @see ruling 26
 */
export const deleteFactor: Handler<"DeleteFactor"> = ({ path }, { state: store, error }) => {
  const { sid } = store.get(path, error);
  store.findEntity(path)?.factors.delete(sid);
  return { status: 204, body: undefined };
};
