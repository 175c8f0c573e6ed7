import type { Factor, NewFactor, PushFactor, TotpFactor } from "@verify-factors/types";

/** What the service keeps of an authenticator app: the factor without its address, and what no answer shows. */
export interface TotpRecord extends Omit<TotpFactor, "url"> {
  secret: string;
  /** How many wrong codes it has taken. */
  attempts: number;
}

/** What the service keeps of a device. */
export interface PushRecord extends Omit<PushFactor, "url"> {
  /** In its canonical spelling. */
  public_key: string;
}

/** What the service keeps of a factor. */
export type FactorRecord = TotpRecord | PushRecord;

/** The factor as every answer but the first one shows it. */
export function factorOf(record: FactorRecord, url: string): Factor {
  const { sid, account_sid, service_sid, entity_sid, identity, date_created, date_updated, friendly_name } = record;
  const { status, factor_type, config, metadata } = record;
  const names = { sid, account_sid, service_sid, entity_sid, identity };
  return {
    ...names,
    date_created,
    date_updated,
    friendly_name,
    status,
    factor_type,
    config: { ...config },
    metadata: metadata && { ...metadata },
    url,
  } as Factor;
}

/** The factor as the answer to its creation shows it, with its binding. */
export function newFactorOf(record: FactorRecord, url: string, binding: NewFactor["binding"]): NewFactor {
  const { sid, account_sid, service_sid, entity_sid, identity, ...rest } = factorOf(record, url);
  return { sid, account_sid, service_sid, entity_sid, identity, binding, ...rest } as NewFactor;
}

/** Whether the API can write a moment: it has four digits for the year. */
export function isInstant(milliseconds: number): boolean {
  return !Number.isNaN(milliseconds) && /^\d{4}-/.test(new Date(milliseconds).toISOString());
}

/** A moment as the API writes it: UTC, whole seconds. */
export function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
