import { Collection, type CreateError, IdGenerator } from "@verify-factors/openapi-mock";
import type { ResolvedOptions } from "../resolve-options.ts";
import type { FactorRecord } from "./factor-record.ts";

/** A user of a service. */
export interface Entity {
  readonly sid: string;
  readonly factors: Collection<FactorRecord>;
  /** The times at which factors were created through the API, in milliseconds since the epoch. */
  readonly creations: number[];
}

/** The path parameters that identify an entity. */
export interface EntityPath {
  readonly ServiceSid: string;
  readonly Identity: string;
}

const entitySidField = { name: "EntitySid", schema: { pattern: /^YE[0-9a-fA-F]{32}$/ } };

/** The entities of all services. Deletes expired factors before it returns any factors. */
export class FactorStore {
  readonly options: ResolvedOptions;
  /** Mints all sids of the store. */
  readonly ids: IdGenerator;
  readonly #entities = new Map<string, Entity>();
  readonly #entitiesByFactor = new Map<string, Entity>();

  constructor(options: ResolvedOptions) {
    this.options = options;
    this.ids = new IdGenerator(options.random);
  }

  /** Returns an entity, or `undefined` if no factor was ever created for it. */
  findEntity({ ServiceSid, Identity }: EntityPath): Entity | undefined {
    const entity = this.#entities.get(`${ServiceSid}/${Identity}`);
    if (entity) this.#expire(entity);
    return entity;
  }

  /** Returns an entity. Creates it if it does not exist. */
  ensureEntity(path: EntityPath): Entity {
    const known = this.findEntity(path);
    if (known) return known;
    const entity = { sid: this.ids.mint(entitySidField), factors: new Collection<FactorRecord>(), creations: [] };
    this.#entities.set(`${path.ServiceSid}/${path.Identity}`, entity);
    return entity;
  }

  /** Stores a new factor. */
  add(entity: Entity, record: FactorRecord, created: number): void {
    this.ids.reserve(record.sid);
    entity.factors.add(record.sid, record, created);
    this.#entitiesByFactor.set(record.sid, entity);
  }

  /** Returns the factor of a path. Throws error 20404 if it does not exist. */
  get(path: EntityPath & { readonly Sid: string }, error: CreateError<"NotFound">): FactorRecord {
    const record = this.findEntity(path)?.factors.get(path.Sid);
    if (!record) throw error("NotFound");
    return record;
  }

  /** Returns a factor of any entity by its sid. */
  find(sid: string): FactorRecord | undefined {
    const entity = this.#entitiesByFactor.get(sid);
    if (entity) this.#expire(entity);
    return entity?.factors.get(sid);
  }

  /** Returns all factors, grouped by entity, oldest first. */
  listFactors(): FactorRecord[] {
    return [...this.#entities.values()].flatMap((entity) => {
      this.#expire(entity);
      return entity.factors.values();
    });
  }

  /**
   * Deletes the unverified factors of an entity whose time to live has passed.
   * @see ruling 44
   */
  #expire({ factors }: Entity): void {
    const oldest = this.options.now() - this.options.unverifiedTimeToLive;
    for (const { id, item, created } of factors.positions()) {
      if (item?.status === "unverified" && created < oldest) factors.delete(id);
    }
  }
}
