import type { FactorType } from "@verify-factors/types";
import type { FactorRecord } from "./record.ts";

/** A factor's place in its entity's list. A place outlives its factor, so that a cursor that names it still leads on. */
export interface Place {
  record: FactorRecord | undefined;
  /** Milliseconds since the epoch. */
  readonly created: number;
  previous: Place | undefined;
  next: Place | undefined;
}

/**
 * The factors of one user, oldest first. Every step costs the same however many there are: the list is linked, and what
 * the limits ask for is counted as it changes.
 */
export class Entity {
  readonly sid: string;
  readonly #places = new Map<string, Place>();
  readonly #counts: Record<FactorType, number> = { totp: 0, push: 0 };
  /** There with the first device: most users have none. */
  #publicKeys: Map<string, number> | undefined;
  readonly #timeToLive: number;
  /** When factors were created through the API, in milliseconds, oldest first. */
  readonly creations: number[] = [];
  readonly #start: Place = {
    record: undefined,
    created: Number.NEGATIVE_INFINITY,
    previous: undefined,
    next: undefined,
  };
  #end: Place = this.#start;
  /** Up to here no factor can expire (any more). */
  #settled: Place = this.#start;

  constructor(sid: string, timeToLive: number) {
    this.sid = sid;
    this.#timeToLive = timeToLive;
  }

  /** The place before the first factor. */
  get start(): Place {
    return this.#start;
  }

  /** Takes a factor in, behind all that are not younger. */
  add(record: FactorRecord, created: number): void {
    let before = this.#end;
    while (before.created > created && before.previous) before = before.previous;
    const place: Place = { record, created, previous: before, next: before.next };
    if (before.next) before.next.previous = place;
    else this.#end = place;
    before.next = place;
    this.#places.set(record.sid, place);
    this.#count(record, 1);
    if (created < this.#settled.created) this.#settled = before;
  }

  /** The factor with this sid, unless there is none (any more). */
  get(sid: string): FactorRecord | undefined {
    return this.#places.get(sid)?.record;
  }

  /** Where a factor is or was. */
  placeOf(sid: string): Place | undefined {
    return this.#places.get(sid);
  }

  /** Takes a factor out; its place stays known. */
  remove(sid: string): void {
    const place = this.#places.get(sid);
    if (!place?.record) return;
    this.#count(place.record, -1);
    place.record = undefined;
    if (place.previous) place.previous.next = place.next;
    if (place.next) place.next.previous = place.previous;
    else this.#end = place.previous ?? this.#start;
  }

  /** Removes every factor that is still unverified when its time to live is over. */
  expire(now: number): void {
    let settled = this.nearest(this.#settled);
    for (let next = settled.next; next?.record; next = settled.next) {
      const waits = next.record.status === "unverified";
      if (waits && now - next.created <= this.#timeToLive) break;
      if (waits) this.remove(next.record.sid);
      else settled = next;
    }
    this.#settled = settled;
  }

  /** How many factors of a type there are. */
  count(type: FactorType): number {
    return this.#counts[type];
  }

  /** Whether a factor has this public key. */
  hasPublicKey(key: string): boolean {
    return (this.#publicKeys?.get(key) ?? 0) > 0;
  }

  /** The nearest place at or before this one that still has a factor, or the start. */
  nearest(place: Place): Place {
    let found = place;
    while (found !== this.#start && !found.record) found = found.previous ?? this.#start;
    // Since it was left, older factors may have been put in.
    while (found.next && found.next.created < place.created) found = found.next;
    // Whoever asks again need not walk again.
    if (!place.record && place !== this.#start) place.previous = found;
    return found;
  }

  /** Every factor from a place on, the place itself left out. */
  *after(place: Place): Generator<FactorRecord> {
    for (let next = this.nearest(place).next; next; next = next.next) if (next.record) yield next.record;
  }

  #count(record: FactorRecord, by: 1 | -1): void {
    this.#counts[record.factor_type] += by;
    if (record.factor_type !== "push") return;
    const key = record.public_key;
    this.#publicKeys ??= new Map();
    this.#publicKeys.set(key, (this.#publicKeys.get(key) ?? 0) + by);
  }
}
