import type { OperationId } from "@verify-factors/types";
import type { StatusOf } from "./reply.ts";
import { table } from "./table.ts";

/** Which of the declared answers were given, and how often. As text it is a table. */
export interface Coverage {
  /** By operation and status. */
  readonly counts: { readonly [Id in OperationId]: { readonly [Status in StatusOf<Id>]: number } };
  /** A row per operation, a column per status: a number, `·` for a declared answer that never came, nothing for others. */
  toString(): string;
}

/** Counts the answers of a mock for as long as it lives. */
export class AnswerCounter {
  readonly #counts = Object.values(table.operations).map(({ id, responses }) => ({
    id,
    statuses: new Map(Object.keys(responses).map((status) => [Number(status), 0])),
  }));

  /** Counts an answer; one that the description does not declare counts for nothing. */
  count(id: OperationId, status: number): void {
    const statuses = this.#counts.find((row) => row.id === id)?.statuses;
    const before = statuses?.get(status);
    if (before !== undefined) statuses?.set(status, before + 1);
  }

  /** The counts so far. */
  coverage(): Coverage {
    const rows = this.#counts.map(({ id, statuses }) => [id, Object.fromEntries(statuses)] as const);
    const counts = Object.fromEntries(rows) as unknown as Coverage["counts"];
    return { counts, toString: () => tableOf(rows) };
  }
}

function tableOf(rows: readonly (readonly [string, Record<string, number>])[]): string {
  const answers = rows.flatMap(([, row]) => Object.values(row));
  const statuses = [...new Set(rows.flatMap(([, row]) => Object.keys(row)))].sort();
  const width = Math.max(...rows.map(([id]) => id.length));
  const cell = (row: Record<string, number>, status: string) => (row[status] === 0 ? "·" : String(row[status] ?? ""));
  const line = (id: string, cells: string[]) =>
    [id.padEnd(width), ...cells.map((text) => text.padStart(4))].join(" ").trimEnd();
  return [
    line("", statuses),
    ...rows.map(([id, row]) =>
      line(
        id,
        statuses.map((status) => cell(row, status)),
      ),
    ),
    `${answers.filter((count) => count > 0).length} of ${answers.length} declared answers were given.`,
  ].join("\n");
}
