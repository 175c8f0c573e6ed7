import type { ServiceOptions } from "@verify-factors/msw";
import type { Factor } from "@verify-factors/types";
import { type Call, getResourcePath } from "./call.ts";

/** The options of the mock. */
export interface Setup {
  base: string;
  strict: boolean;
  /** The lifetime of an unverified factor in milliseconds. */
  timeToLive: number;
  /** The services that exist. If absent, every service exists. */
  services?: Record<string, ServiceOptions>;
  accountSid?: string;
  /** The accepted credentials. */
  credentials: "any" | "none" | { user: string; password: string };
}

/** A factor as responses contain it, without its URL. */
export interface Shown extends Omit<Factor, "config" | "url"> {
  config: Record<string, string | number>;
}

/** A factor and its internal state. Deleted factors remain, because page tokens may refer to them. */
export interface ModelFactor {
  shown: Shown;
  /** Milliseconds since the epoch. */
  created: number;
  deleted: boolean;
  wrongCodes: number;
  /** Only of a TOTP factor. */
  secret: string;
  /** Only of a push factor. */
  publicKey: string;
}

/** A user of a service. */
export interface ModelEntity {
  ServiceSid: string;
  Identity: string;
  sid: string;
  /** The times at which factors were created by request, in milliseconds. */
  creations: number[];
}

/** The state of the service, as plain data that can be cloned. */
export interface Model {
  setup: Setup;
  now: number;
  entities: ModelEntity[];
  /** In the order of their creation. */
  factors: ModelFactor[];
  /** `true` after the warning about a payload for a verified factor. */
  warned: boolean;
}

/** The path parameters that identify an entity. */
export interface EntityPath {
  ServiceSid: string;
  Identity: string;
}

/** Creates the model of a new service. */
export function createModel(setup: Setup, now: number): Model {
  return { setup, now, entities: [], factors: [], warned: false };
}

/** Returns the entity of a path, or `undefined` if it does not exist. */
export function findEntity({ entities }: Model, { ServiceSid, Identity }: EntityPath): ModelEntity | undefined {
  return entities.find((entity) => entity.ServiceSid === ServiceSid && entity.Identity === Identity);
}

/** Returns the entity of a path. Creates it with this sid if it does not exist. */
export function ensureEntity(model: Model, { ServiceSid, Identity }: EntityPath, sid: string): ModelEntity {
  const known = findEntity(model, { ServiceSid, Identity });
  if (known) return known;
  const taken = model.entities.some((entity) => entity.sid === sid);
  const entity = { ServiceSid, Identity, sid: taken ? "a new sid" : sid, creations: [] };
  model.entities.push(entity);
  return entity;
}

/** Returns `true` for a factor that is neither deleted nor expired. */
export function isAlive({ now, setup }: Model, { deleted, shown, created }: ModelFactor): boolean {
  return !deleted && (shown.status === "verified" || now - created <= setup.timeToLive);
}

/** Returns all factors of an entity, including deleted and expired ones, oldest first. */
export function listFactorHistory({ factors }: Model, { ServiceSid, Identity }: EntityPath): ModelFactor[] {
  return factors
    .filter(({ shown }) => shown.service_sid === ServiceSid && shown.identity === Identity)
    .sort((one, other) => one.created - other.created);
}

/** Returns the factors of an entity, oldest first. */
export function listFactors(model: Model, path: EntityPath): ModelFactor[] {
  return listFactorHistory(model, path).filter((factor) => isAlive(model, factor));
}

/** Returns the factor of a path, or `undefined` if it does not exist. */
export function findFactor(model: Model, path: Call["path"]): ModelFactor | undefined {
  return listFactors(model, path).find(({ shown }) => shown.sid === path.Sid);
}

/** Returns all factors, grouped by entity. */
export function listAllFactors(model: Model): ModelFactor[] {
  return model.entities.flatMap((entity) => listFactors(model, entity));
}

/** Returns a factor as responses contain it. */
export function toFactor({ setup }: Model, { shown }: ModelFactor): object {
  const path = { ServiceSid: shown.service_sid, Identity: shown.identity, Sid: shown.sid };
  return { ...shown, url: `${setup.base}/v2${getResourcePath({ path })}` };
}

/** Formats a time like the service. */
export function formatInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}
