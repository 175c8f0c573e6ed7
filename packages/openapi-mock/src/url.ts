import type { Contract } from "./contract.ts";
import { getOperation } from "./declared-response.ts";
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
export function createUrlBuilder<A extends Api>(contract: Contract, base: string): CreateUrl<A> {
  return (id: string, path = {}, query = {}) => {
    const where = `url("${id}")`;
    const operation = getOperation(contract, where, id);
    const filled = operation.path.replace(/\{([^{}]+)\}/g, (_braces, name) => {
      const value = path[name];
      if (value === undefined) throw new TypeError(`${where}: the path parameter ${name} is missing. Pass it.`);
      return encodeURIComponent(value);
    });
    const pairs = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
    );
    return base + filled + (pairs.length > 0 ? `?${pairs.join("&")}` : "");
  };
}
