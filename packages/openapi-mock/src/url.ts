import type { Contract } from "./contract.ts";
import type { Api, CreateUrl } from "./operation-types.ts";

/**
 * Creates a function that returns the absolute URL of an operation under a base URL.
 *
 * @example
 * ```ts
 * const url = createUrlBuilder<RoomApi>(contract, "https://rooms.example/v1");
 * url("ListRooms", {}, { limit: 2 }); // "https://rooms.example/v1/rooms?limit=2"
 * ```
 */
export function createUrlBuilder<A extends Api>({ operations }: Contract, base: string): CreateUrl<A> {
  return (id: string, path = {}, query = {}) => {
    const operation = operations[id];
    if (!operation) {
      throw new TypeError(`url: unknown operation ${id}. Expected one of ${Object.keys(operations).join(", ")}.`);
    }
    const filled = operation.path.replace(/\{([^{}]+)\}/g, (_braces, name) => {
      const value = path[name];
      if (value === undefined) throw new TypeError(`url: ${id} needs the path parameter ${name}.`);
      return encodeURIComponent(value);
    });
    const pairs = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
    );
    return base + filled + (pairs.length > 0 ? `?${pairs.join("&")}` : "");
  };
}
