import type {
  CreateFactorRequest,
  CreatePushFactorRequest,
  CreateTotpFactorRequest,
  NewFactor,
  PushConfig,
  TotpConfig,
} from "@verify-factors/types";
import type { Context } from "./context.ts";
import type { Entity } from "./entity.ts";
import { canonicalPublicKey } from "./push.ts";
import { type FactorRecord, instant } from "./record.ts";
import type { ServiceSettings } from "./settings.ts";
import { keyUri, normalizeSecret, randomSecret } from "./totp.ts";

/** A new factor, not yet kept, and the binding that is shown once. */
export interface Enrolment {
  record: FactorRecord;
  binding: NewFactor["binding"];
}

/** Makes a factor of a request, with a new sid unless one is given. */
export function enrol(
  path: { ServiceSid: string; Identity: string },
  entity: Entity,
  body: CreateFactorRequest,
  created: number,
  { accountSid, random, settings, store }: Context,
  givenSid?: string,
): Enrolment {
  const date = instant(created);
  const common = {
    account_sid: accountSid,
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
    const given = body["Binding.PublicKey"];
    const sid = givenSid ?? store.newSid("YF03");
    const public_key = canonicalPublicKey(given);
    return {
      record: { ...common, sid, factor_type: "push", config: pushConfigOf(body), public_key },
      binding: { alg: "ES256", public_key: given },
    };
  }
  const service = settings(path.ServiceSid);
  const given = body["Binding.Secret"];
  const secret = given === undefined ? randomSecret(random) : normalizeSecret(given);
  const config = totpConfigOf(body, service.totp);
  const sid = givenSid ?? store.newSid("YF02");
  return {
    record: { ...common, sid, factor_type: "totp", config, secret, attempts: 0 },
    binding: { secret, uri: keyUri(service.totp.issuer, body.FriendlyName, secret, config) },
  };
}

function totpConfigOf(body: CreateTotpFactorRequest, defaults: ServiceSettings["totp"]): TotpConfig {
  return {
    alg: body["Config.Alg"] ?? "sha1",
    skew: body["Config.Skew"] ?? defaults.skew,
    code_length: body["Config.CodeLength"] ?? defaults.code_length,
    time_step: body["Config.TimeStep"] ?? defaults.time_step,
  };
}

function pushConfigOf(body: CreatePushFactorRequest): PushConfig {
  const token = body["Config.NotificationToken"];
  return {
    sdk_version: body["Config.SdkVersion"],
    app_id: body["Config.AppId"],
    notification_platform: body["Config.NotificationPlatform"],
    ...(token !== undefined && { notification_token: token }),
  } as PushConfig;
}
