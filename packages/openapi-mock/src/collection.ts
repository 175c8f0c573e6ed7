/** The position of an item. It outlives the item, so that page tokens that refer to a deleted one stay valid. */
export interface Position<Item> {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** `undefined` once the item is deleted. */
  item: Item | undefined;
}

/**
 * Items in the order of their creation. Getting, adding the newest and deleting take constant time; everything that goes
 * through the items takes time in proportion to how many were ever added.
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

  /** Adds an item behind all that are not younger. Throws a `TypeError` if the id was used before. */
  add(id: string, item: Item, created: number): void {
    if (this.#byId.has(id)) throw new TypeError(`Collection: the id ${id} was already used.`);
    const position = { id, created, item };
    const before = this.#positions.findLastIndex((other) => other.created <= created);
    this.#positions.splice(before + 1, 0, position);
    this.#byId.set(id, position);
  }

  /** Returns an item; `undefined` if there is none, or if it was deleted. */
  get(id: string): Item | undefined {
    return this.#byId.get(id)?.item;
  }

  /** Deletes an item; its position stays. Returns `false` if there was none. */
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

  /** Returns all positions, oldest first, those of deleted items included. */
  positions(): readonly Position<Item>[] {
    return this.#positions;
  }
}
