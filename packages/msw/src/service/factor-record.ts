import type { Factor, NewFactor, PushFactor, TotpFactor } from "@verify-factors/types";
import type { Context } from "./api.ts";

/** A stored TOTP factor, without its URL. */
export interface TotpRecord extends Omit<TotpFactor, "url"> {
  /** Base32. */
  secret: string;
  /** The number of incorrect codes so far. */
  attempts: number;
}

/** A stored push factor, without its URL. */
export interface PushRecord extends Omit<PushFactor, "url"> {
  /** In canonical Base64. */
  public_key: string;
}

/** A stored factor. */
export type FactorRecord = TotpRecord | PushRecord;

/** Converts a record to a factor without its binding, as in all responses except that of CreateNewFactor. */
export function toFactor(record: FactorRecord, createUrl: Context["url"]): Factor {
  const { sid, account_sid, service_sid, entity_sid, identity, date_created, date_updated, friendly_name } = record;
  const { status, factor_type, config, metadata } = record;
  const ids = { sid, account_sid, service_sid, entity_sid, identity };
  const url = createUrl("FetchFactor", { ServiceSid: service_sid, Identity: identity, Sid: sid });
  const rest = { date_created, date_updated, friendly_name, status, factor_type };
  return { ...ids, ...rest, config: { ...config }, metadata: metadata && { ...metadata }, url } as Factor;
}

/** Converts a record to a factor with its binding, as in the response of CreateNewFactor. */
export function toNewFactor(record: FactorRecord, createUrl: Context["url"], binding: NewFactor["binding"]): NewFactor {
  const { sid, account_sid, service_sid, entity_sid, identity, ...rest } = toFactor(record, createUrl);
  return { sid, account_sid, service_sid, entity_sid, identity, binding, ...rest } as NewFactor;
}

/**
 * Formats a time in UTC, in whole seconds.
 * @see ruling 29
 */
export function formatDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** Returns `true` for the sid of an account. */
export function isAccountSid(text: string | undefined): text is string {
  return /^AC[0-9a-fA-F]{32}$/.test(text ?? "");
}
