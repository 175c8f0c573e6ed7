import type { BodySchema, Contract, Field, Operation } from "./contract.ts";
import type { DecodedInput } from "./decode.ts";

/**
 * The parts of the description that the mock has used so far, from {@link MockServer.coverage}.
 *
 * @example
 * ```ts
 * afterAll(() => console.log(String(mock.coverage())));
 * ```
 */
export interface Coverage<Counts = Record<string, Record<number, number>>> {
  /** The number of responses by operation and declared status. */
  readonly counts: Counts;
  /** Declared parameters and body fields that no handler has read, such as `ListRooms query limit`. */
  readonly unread: readonly string[];
  /** Returns a table with a row per operation and a column per status. `·` marks a declared response that was never sent. */
  toString(): string;
}

/** Records which responses were sent, and which parameters and fields were read, since the mock was created. */
export class CoverageRecorder {
  readonly #counts: Record<string, Record<string, number>> = {};
  readonly #unread = new Map<string, Set<string>>();

  constructor({ operations }: Contract) {
    for (const [id, operation] of Object.entries(operations)) {
      const statuses = Object.keys(operation.responses).filter((status) => /^\d+$/.test(status));
      this.#counts[id] = Object.fromEntries(statuses.map((status) => [status, 0]));
      this.#unread.set(id, new Set(listInputNames(operation)));
    }
  }

  /** Counts a response if the description declares its status. */
  countResponse(id: string, status: number): void {
    const counts = this.#counts[id];
    const count = counts?.[status];
    if (counts && count !== undefined) counts[status] = count + 1;
  }

  /**
   * Wraps the input of a handler to record which values the handler reads, until all of them have been read once.
   * Copying the query with spread or rest does not count as reading it, because list handlers copy the whole query into
   * page URLs, including the parameters that they ignore.
   */
  trackReads(id: string, input: DecodedInput): DecodedInput {
    const unread = this.#unread.get(id);
    if (!unread || unread.size === 0) return input;
    const tracked = Object.entries(input).map(([location, values]) => {
      if (!values) return [location, values];
      let copied: PropertyKey | undefined;
      const proxy = new Proxy(values, {
        // Spread and rest read the descriptor of a property before its value.
        getOwnPropertyDescriptor: (target, name) => {
          copied = name;
          return Reflect.getOwnPropertyDescriptor(target, name);
        },
        get: (target, name, receiver) => {
          if (location !== "query" || copied !== name) unread.delete(`${location} ${String(name)}`);
          copied = undefined;
          return Reflect.get(target, name, receiver);
        },
      });
      return [location, proxy];
    });
    return Object.fromEntries(tracked);
  }

  /** Returns a snapshot of the recorded counts and unread names. */
  report(): Coverage {
    const counts = structuredClone(this.#counts);
    const unread = [...this.#unread].flatMap(([id, names]) => [...names].map((name) => `${id} ${name}`));
    return { counts, unread, toString: () => formatTable(counts) };
  }
}

function listInputNames({ parameters, body }: Operation): string[] {
  const inputs = Object.entries({ ...parameters, body: body ? collectFields(body) : [] });
  return inputs.flatMap(([location, fields]) => fields.map(({ name }) => `${location} ${name}`));
}

function collectFields({ fields, variants = {} }: BodySchema): readonly Field[] {
  return [...fields, ...Object.values(variants).flatMap(collectFields)];
}

function formatTable(counts: Record<string, Record<string, number>>): string {
  const rows = Object.entries(counts);
  const allCounts = rows.flatMap(([, row]) => Object.values(row));
  const statuses = [...new Set(rows.flatMap(([, row]) => Object.keys(row)))].sort();
  const formatCount = (count: number | undefined) => (count === 0 ? "·" : String(count ?? ""));
  const cells = rows.map(([id, row]) => [id, ...statuses.map((status) => formatCount(row[status]))]);
  const width = Math.max(...rows.map(([id]) => id.length));
  const lines = [["", ...statuses], ...cells].map(([id = "", ...others]) =>
    [id.padEnd(width), ...others.map((cell) => cell.padStart(4))].join(" ").trimEnd(),
  );
  const sent = allCounts.filter((count) => count > 0).length;
  return [...lines, `${sent} of ${allCounts.length} declared responses were sent.`].join("\n");
}
