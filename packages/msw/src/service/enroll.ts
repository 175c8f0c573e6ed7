import type { CreateFactorRequest, NewFactor, PushConfig, TotpConfig } from "@verify-factors/types";
import { encodeBase32 } from "../crypto/base32.ts";
import { formatKeyUri } from "../crypto/key-uri.ts";
import { normalizePublicKey } from "../crypto/public-key.ts";
import { contract } from "../generated/contract.ts";
import { isAccountSid } from "./account-sid.ts";
import { readConfig } from "./config.ts";
import { type FactorRecord, formatDate } from "./factor-record.ts";
import type { Entity, EntityPath, FactorStore } from "./factor-store.ts";

/** A new factor that is not stored yet, and its binding, which only one response contains. */
export interface Enrollment {
  record: FactorRecord;
  binding: NewFactor["binding"];
}

/** The values of a new factor that its request does not contain. */
export interface EnrollmentOptions {
  entity: Entity;
  /** Milliseconds since the epoch. */
  created: number;
  /** The user name of the request. */
  username?: string | undefined;
  /** @default a new sid */
  sid?: string | undefined;
}

// The two digits after "YF" denote the type of a factor (ruling 26).
const [, , sidField] = contract.operations.FetchFactor.parameters.path;
const defaultAccountSid = `AC${"0".repeat(32)}`;

/** Creates a factor from a request. */
export function enroll(
  store: FactorStore,
  path: EntityPath,
  body: CreateFactorRequest,
  options: EnrollmentOptions,
): Enrollment {
  const { entity, created, username } = options;
  const date = formatDate(created);
  const common = {
    account_sid: store.options.accountSid ?? (isAccountSid(username) ? username : defaultAccountSid),
    service_sid: path.ServiceSid,
    entity_sid: entity.sid,
    identity: path.Identity,
    date_created: date,
    date_updated: date,
    friendly_name: body.FriendlyName,
    status: "unverified" as const,
    metadata: body.Metadata ? { ...body.Metadata } : null,
  };
  if (body.FactorType === "push") {
    const { "Binding.Alg": alg = "ES256", "Binding.PublicKey": public_key } = body;
    const sid = options.sid ?? store.ids.mint(sidField, "YF03");
    const config = readConfig("push", body) as PushConfig;
    return {
      record: { ...common, sid, factor_type: "push", config, public_key: normalizePublicKey(public_key) },
      binding: { alg, public_key },
    };
  }
  const { issuer, skew, code_length, time_step } = store.getSettings(path.ServiceSid).totp;
  const secret = normalizeSecret(body["Binding.Secret"] ?? encodeBase32(store.options.random(new Uint8Array(20))));
  const config: TotpConfig = { alg: "sha1", skew, code_length, time_step, ...readConfig("totp", body) };
  const sid = options.sid ?? store.ids.mint(sidField, "YF02");
  return {
    record: { ...common, sid, factor_type: "totp", config, secret, attempts: 0 },
    binding: { secret, uri: formatKeyUri(issuer, body.FriendlyName, { secret, config }) },
  };
}

/** @see ruling 32 */
function normalizeSecret(secret: string): string {
  return secret.toUpperCase().replace(/=+$/, "");
}
