import { Entity } from "./entity.ts";
import type { FactorRecord } from "./record.ts";
import { type Random, randomSid } from "./sid.ts";

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
    const entity = new Entity(randomSid("YE", this.#options.random), this.#options.timeToLive);
    this.#entities.set(`${serviceSid}/${identity}`, entity);
    return entity;
  }

  /** Keeps a new factor. */
  add(entity: Entity, record: FactorRecord, created: number): void {
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

  /** Forgets everything. */
  clear(): void {
    this.#entities.clear();
    this.#owners.clear();
  }
}
