import type { Factor, NewFactor, PushFactor, TotpFactor } from "@verify-factors/types";

/** A stored authenticator app: the factor without its URL, and what no response shows. */
export interface TotpRecord extends Omit<TotpFactor, "url"> {
  /** Base32. */
  secret: string;
  /** The number of wrong codes that were sent. */
  attempts: number;
}

/** A stored device. */
export interface PushRecord extends Omit<PushFactor, "url"> {
  /** In its canonical spelling. */
  public_key: string;
}

/** A stored factor. */
export type FactorRecord = TotpRecord | PushRecord;

/** Returns the factor as every response but the first shows it. */
export function toFactor(record: FactorRecord, url: string): Factor {
  const { sid, account_sid, service_sid, entity_sid, identity, date_created, date_updated, friendly_name } = record;
  const { status, factor_type, config, metadata } = record;
  const ids = { sid, account_sid, service_sid, entity_sid, identity };
  const rest = { date_created, date_updated, friendly_name, status, factor_type };
  return { ...ids, ...rest, config: { ...config }, metadata: metadata && { ...metadata }, url } as Factor;
}

/** Returns the factor as the response to its creation shows it, with its binding. */
export function toNewFactor(record: FactorRecord, url: string, binding: NewFactor["binding"]): NewFactor {
  const { sid, account_sid, service_sid, entity_sid, identity, ...rest } = toFactor(record, url);
  return { sid, account_sid, service_sid, entity_sid, identity, binding, ...rest } as NewFactor;
}

/** Formats a time as the API does: UTC, whole seconds. */
export function formatDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

const firstTime = Date.parse("0000-01-01T00:00:00Z");
const lastTime = Date.parse("9999-12-31T23:59:59.999Z");

/** Returns `true` for a time that the API can format: the year has four digits. */
export function isFormattable(milliseconds: number): boolean {
  return milliseconds >= firstTime && milliseconds <= lastTime;
}
