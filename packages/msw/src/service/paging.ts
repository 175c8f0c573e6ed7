import { Refusal } from "../refusal.ts";
import type { Entity, Place } from "./entity.ts";
import type { FactorRecord } from "./record.ts";

/** A part of an entity's list, and the cursors of its neighbours. */
export interface Slice {
  records: FactorRecord[];
  /** Absent on the last page. */
  next?: Cursor;
  /** Absent on the first page. */
  previous?: Cursor;
}

/** Where a page begins: behind the factor that the token names; without a token, at the start. */
export interface Cursor {
  PageToken?: string;
}

const prefix = "DN";

/** The `size` factors behind a cursor. Throws error 60200 for a token that is not one of this entity. */
export function sliceOf(entity: Entity | undefined, size: number, token: string | undefined): Slice {
  const place = token === undefined ? entity?.start : placeNamed(entity, token);
  if (!entity || !place) return { records: [] };
  const records: FactorRecord[] = [];
  let more = false;
  for (const record of entity.after(place)) {
    more = records.length === size;
    if (more) break;
    records.push(record);
  }
  const last = records.at(-1);
  const previous = previousOf(entity, place, size);
  return { records, ...(more && last && { next: cursorAt(last) }), ...(previous && { previous }) };
}

function placeNamed(entity: Entity | undefined, token: string): Place {
  const place = token.startsWith(prefix) ? entity?.placeOf(token.slice(prefix.length)) : undefined;
  if (place) return place;
  const violation = { parameter: "PageToken", expected: "a token of a page of this entity", received: token };
  throw new Refusal("InvalidParameter", { words: violation, violations: [violation] });
}

/** The page that ends with the factor before this one: it begins behind the `size`-th factor back. */
function previousOf(entity: Entity, place: Place, size: number): Cursor | undefined {
  let start = entity.nearest(place);
  if (!start.record) return undefined;
  for (let back = 0; back < size && start.previous; back += 1) start = start.previous;
  return start.record ? cursorAt(start.record) : {};
}

function cursorAt(record: FactorRecord): Cursor {
  return { PageToken: `${prefix}${record.sid}` };
}
