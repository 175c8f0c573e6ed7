import { Entity } from "./entity.ts";
import type { FactorRecord } from "./record.ts";
import { nextSid, type Random, randomSid } from "./sid.ts";

/** What a store is made with. */
export interface StoreOptions {
  now: () => number;
  random: Random;
  /** Milliseconds that an unverified factor lives. */
  timeToLive: number;
}

/** The entities of all services. Whatever is asked for, expired factors are gone before. */
export class Store {
  readonly #entities = new Map<string, Entity>();
  readonly #owners = new Map<string, Entity>();
  readonly #sids = new Set<string>();
  readonly #options: StoreOptions;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** The entity that a service knows under an identity; `undefined` before its first factor. */
  entity(serviceSid: string, identity: string): Entity | undefined {
    const entity = this.#entities.get(`${serviceSid}/${identity}`);
    entity?.expire(this.#options.now());
    return entity;
  }

  /** The same, made when there is none yet. */
  ensureEntity(serviceSid: string, identity: string): Entity {
    const known = this.entity(serviceSid, identity);
    if (known) return known;
    const entity = new Entity(this.newSid("YE"), this.#options.timeToLive);
    this.#entities.set(`${serviceSid}/${identity}`, entity);
    return entity;
  }

  /** A sid that this store has not given out yet, even when the source of randomness repeats itself. */
  newSid(prefix: string): string {
    let sid = randomSid(prefix, this.#options.random);
    while (this.#sids.has(sid)) sid = nextSid(sid);
    this.#sids.add(sid);
    return sid;
  }

  /** Whether a sid was ever given to anything. */
  knows(sid: string): boolean {
    return this.#sids.has(sid);
  }

  /** Keeps a new factor. */
  add(entity: Entity, record: FactorRecord, created: number): void {
    this.#sids.add(record.sid);
    entity.add(record, created);
    this.#owners.set(record.sid, entity);
  }

  /** A factor by its sid alone, of whatever entity. */
  find(sid: string): FactorRecord | undefined {
    const entity = this.#owners.get(sid);
    entity?.expire(this.#options.now());
    return entity?.get(sid);
  }

  /** Every factor of every entity, oldest first within each. */
  *all(): Generator<FactorRecord> {
    const now = this.#options.now();
    for (const entity of this.#entities.values()) {
      entity.expire(now);
      yield* entity.after(entity.start);
    }
  }
}
