import type { FactorType } from "@verify-factors/types";
import type { CodeSettings } from "./codes.ts";

/** The settings of a service. */
export interface ModelService {
  friendly_name?: string;
  totp?: { issuer?: string; time_step?: number; skew?: number; code_length?: number };
}

/** The options of the mock. */
export interface Setup {
  base: string;
  strict: boolean;
  /** Milliseconds that an unverified factor lives. */
  timeToLive: number;
  /** The services that exist; every one when absent. */
  services?: Record<string, ModelService>;
  accountSid?: string;
  /** The accepted credentials: any, none needed, or these. */
  credentials: "any" | "none" | { user: string; password: string };
}

/** A factor as responses show it, but for its address. */
export interface Shown {
  sid: string;
  account_sid: string;
  service_sid: string;
  entity_sid: string;
  identity: string;
  date_created: string;
  date_updated: string;
  friendly_name: string;
  status: "unverified" | "verified";
  factor_type: FactorType;
  config: Record<string, string | number>;
  metadata: Record<string, string> | null;
}

/** A factor, and what no response shows. Factors that are gone are kept: a page token may still name them. */
export interface ModelFactor {
  shown: Shown;
  /** Milliseconds since the epoch. */
  created: number;
  deleted: boolean;
  wrongCodes: number;
  /** Of a totp factor. */
  secret: string;
  /** Of a push factor. */
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

/** All that the service knows: plain data, so that it can be copied. */
export interface Model {
  setup: Setup;
  now: number;
  entities: ModelEntity[];
  /** In the order in which they came. */
  factors: ModelFactor[];
  /** Set once the developer was warned of a payload for a verified factor. */
  warned: boolean;
}

/** Names an entity. */
export interface EntityPath {
  ServiceSid: string;
  Identity: string;
}

/** A service that nothing has happened to yet. */
export function createModel(setup: Setup, now: number): Model {
  return { setup, now, entities: [], factors: [], warned: false };
}

/** The entity of a path, once there is one. */
export function findEntity({ entities }: Model, { ServiceSid, Identity }: EntityPath): ModelEntity | undefined {
  return entities.find((entity) => entity.ServiceSid === ServiceSid && entity.Identity === Identity);
}

/** The same, made with this sid when there is none yet. */
export function ensureEntity(model: Model, { ServiceSid, Identity }: EntityPath, sid: string): ModelEntity {
  const known = findEntity(model, { ServiceSid, Identity });
  if (known) return known;
  const taken = model.entities.some((entity) => entity.sid === sid);
  const entity = { ServiceSid, Identity, sid: taken ? "a new sid" : sid, creations: [] };
  model.entities.push(entity);
  return entity;
}

/** Returns true for a factor that is neither deleted nor expired. */
export function isAlive({ now, setup }: Model, { deleted, shown, created }: ModelFactor): boolean {
  return !deleted && (shown.status === "verified" || now - created <= setup.timeToLive);
}

/** Every factor that an entity ever had, oldest first. */
export function listFactorHistory({ factors }: Model, { ServiceSid, Identity }: EntityPath): ModelFactor[] {
  return factors
    .filter(({ shown }) => shown.service_sid === ServiceSid && shown.identity === Identity)
    .sort((one, other) => one.created - other.created);
}

/** The factors that an entity has, oldest first. */
export function listFactors(model: Model, path: EntityPath): ModelFactor[] {
  return listFactorHistory(model, path).filter((factor) => isAlive(model, factor));
}

/** Every factor that the service has, entity by entity. */
export function listAllFactors(model: Model): ModelFactor[] {
  return model.entities.flatMap((entity) => listFactors(model, entity));
}

/** The settings of a totp factor. */
export function getCodeSettings({ shown }: ModelFactor): CodeSettings {
  return shown.config as unknown as CodeSettings;
}

/** A moment as the service writes it. */
export function formatInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}
