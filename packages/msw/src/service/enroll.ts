import type { CreateFactorRequest, FactorStatus, NewFactor, PushConfig, TotpConfig } from "@verify-factors/types";
import { encodeBase32 } from "../crypto/base32.ts";
import { formatKeyUri } from "../crypto/key-uri.ts";
import { normalizePublicKey } from "../crypto/public-key.ts";
import { contract } from "../generated/contract.ts";
import type { Context } from "./api.ts";
import { readConfig } from "./config.ts";
import { formatDate, isAccountSid, type PushRecord, type TotpRecord, toNewFactor } from "./factor-record.ts";
import type { Entity, EntityPath } from "./factor-store.ts";
import { resolveTotpSettings } from "./settings.ts";

/** The values of a new factor that its request does not contain. */
interface EnrollmentOptions {
  entity: Entity;
  /** Milliseconds since the epoch. */
  created: number;
  /** The user name of the request. */
  username?: string | undefined;
  /** @default a new sid */
  sid?: string | undefined;
  /** @default "unverified" */
  status?: FactorStatus | undefined;
}

const [, , sidField] = contract.operations.FetchFactor.parameters.path;

/**
 * The first characters of a sid. The two digits after "YF" denote the factor type.
 * @see ruling 26
 */
const sidPrefixes = { totp: "YF02", push: "YF03" } as const;

const defaultAccountSid = `AC${"0".repeat(32)}`;

/** Creates a factor from a request and stores it. Returns the factor with its binding. */
export function enroll(
  { state: store, url }: Pick<Context, "state" | "url">,
  path: EntityPath,
  body: CreateFactorRequest,
  { entity, created, username, status = "unverified", ...options }: EnrollmentOptions,
): NewFactor {
  const date = formatDate(created);
  const common = {
    account_sid: store.options.accountSid ?? (isAccountSid(username) ? username : defaultAccountSid),
    service_sid: path.ServiceSid,
    entity_sid: entity.sid,
    identity: path.Identity,
    date_created: date,
    date_updated: date,
    friendly_name: body.FriendlyName,
    status,
    metadata: body.Metadata ? { ...body.Metadata } : null,
  };
  if (body.FactorType === "push") {
    const { "Binding.Alg": alg = "ES256", "Binding.PublicKey": public_key } = body;
    const sid = options.sid ?? store.ids.mint(sidField, sidPrefixes.push);
    const config = readConfig("push", body) as PushConfig;
    const key = normalizePublicKey(public_key);
    const record: PushRecord = { ...common, sid, factor_type: "push", config, public_key: key };
    store.add(entity, record, created);
    return toNewFactor(record, url, { alg, public_key });
  }
  const { issuer, ...settings } = resolveTotpSettings(store.options.services?.get(path.ServiceSid));
  const secret = normalizeSecret(body["Binding.Secret"] ?? encodeBase32(store.options.random(new Uint8Array(20))));
  const config: TotpConfig = { alg: "sha1", ...settings, ...readConfig("totp", body) };
  const sid = options.sid ?? store.ids.mint(sidField, sidPrefixes.totp);
  const record: TotpRecord = { ...common, sid, factor_type: "totp", config, secret, attempts: 0 };
  store.add(entity, record, created);
  return toNewFactor(record, url, { secret, uri: formatKeyUri(issuer, body.FriendlyName, record) });
}

/**
 * Converts a secret to upper case without padding.
 * @see ruling 32
 */
function normalizeSecret(secret: string): string {
  return secret.toUpperCase().replace(/=+$/, "");
}
