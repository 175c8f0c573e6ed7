/**
 * The position of an item in a {@link Collection}. A deleted item keeps its position, so page tokens that refer to it
 * stay valid.
 */
export interface Position<Item> {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** `undefined` once the item is deleted. */
  item: Item | undefined;
}

/**
 * Items, sorted by creation time. `get()`, `delete()` and adding the newest item take constant time. `values()`
 * takes time proportional to the number of items that were ever added.
 *
 * @example
 * ```ts
 * const rooms = new Collection<Room>();
 * rooms.add("RM1", { name: "Blue" }, Date.now());
 * rooms.get("RM1");
 * ```
 */
export class Collection<Item> {
  readonly #positions: Position<Item>[] = [];
  readonly #byId = new Map<string, Position<Item>>();

  /** Adds an item after all items that are as old or older. Throws a `TypeError` if the id was used before. */
  add(id: string, item: Item, created: number): void {
    if (this.#byId.has(id)) throw new TypeError(`Collection: the id ${id} was used before. Use a new id.`);
    const position = { id, created, item };
    const predecessor = this.#positions.findLastIndex((other) => other.created <= created);
    this.#positions.splice(predecessor + 1, 0, position);
    this.#byId.set(id, position);
  }

  /** Returns an item, or `undefined` if it does not exist or was deleted. */
  get(id: string): Item | undefined {
    return this.#byId.get(id)?.item;
  }

  /** Deletes an item but keeps its position. Returns `false` if there is no such item. */
  delete(id: string): boolean {
    const position = this.#byId.get(id);
    if (position?.item === undefined) return false;
    position.item = undefined;
    return true;
  }

  /** Returns all items, oldest first. */
  values(): Item[] {
    return this.#positions.flatMap(({ item }) => (item === undefined ? [] : [item]));
  }

  /** Returns all positions, oldest first, including those of deleted items. */
  positions(): readonly Position<Item>[] {
    return this.#positions;
  }
}
