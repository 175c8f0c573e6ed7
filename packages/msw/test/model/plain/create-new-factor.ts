import { type Call, getResourcePath, type ModelResponse, readFields } from "./call.ts";
import { invalidBinding, parseCredentials } from "./checks.ts";
import { decodeBase64, parsePublicKey } from "./keys.ts";
import {
  type EntityPath,
  ensureEntity,
  findEntity,
  formatInstant,
  listFactors,
  type Model,
  type ModelFactor,
  type Shown,
} from "./model.ts";
import { createErrorResponse, createJsonResponse } from "./responses.ts";

/** The values of a new factor that the service generates. */
export interface GeneratedValues {
  sid: string;
  entity_sid: string;
  secret: string;
}

/** The values of a new factor, as text. */
export type Values = ReadonlyMap<string, string>;

const day = 24 * 60 * 60 * 1000;
const caps = { totp: 100, push: 20 };

/** Handles CreateNewFactor with valid parameters. */
export function create(model: Model, call: Call, generated: GeneratedValues): ModelResponse {
  const values = readFields(call);
  const type = values.get("FactorType") === "push" ? "push" : "totp";
  const key = values.get("Binding.PublicKey") ?? "";
  if (type === "push" && !parsePublicKey(key)) return invalidBinding(call);

  const present = listFactors(model, call.path).filter(({ shown }) => shown.factor_type === type);
  const hasSameKey = (factor: ModelFactor) => decodeBase64(factor.publicKey)?.equals(decodeBase64(key) as Buffer);
  if (type === "push" && present.some(hasSameKey))
    return createErrorResponse(call, 409, 60317, "Factor already exists");
  if (present.length >= caps[type]) {
    return createErrorResponse(
      call,
      400,
      60315,
      `Reached max limit of ${caps[type]} ${type} Factors associated per Entity`,
    );
  }
  const recent = (findEntity(model, call.path)?.creations ?? []).filter((created) => model.now - created < day);
  if (recent.length >= 100) {
    const seconds = Math.ceil((Math.min(...recent) + day - model.now) / 1000);
    const headers = { "retry-after": String(seconds) };
    return createErrorResponse(call, 429, 60326, "Too many requests to create factors for the entity", { headers });
  }

  const [user] = parseCredentials(call);
  const factor = enroll(model, call.path, values, generated, model.now, user);
  findEntity(model, call.path)?.creations.push(model.now);
  const url = `${model.setup.base}/v2${getResourcePath(call)}/${factor.shown.sid}`;
  return createJsonResponse(call, 201, { ...factor.shown, binding: createBinding(model, factor, values), url });
}

/** Adds a factor, and its entity if it is new. */
export function enroll(
  model: Model,
  path: EntityPath,
  values: Values,
  generated: GeneratedValues,
  created: number,
  user = "",
): ModelFactor {
  const { setup, factors } = model;
  const type = values.get("FactorType") === "push" ? "push" : "totp";
  const sid = factors.some(({ shown }) => shown.sid === generated.sid) ? "a new sid" : generated.sid;
  const entity = ensureEntity(model, path, generated.entity_sid);
  const isAccount = /^AC[0-9a-fA-F]{32}$/.test(user);
  const shown: Shown = {
    sid,
    account_sid: setup.accountSid ?? (isAccount ? user : `AC${"0".repeat(32)}`),
    service_sid: path.ServiceSid,
    entity_sid: entity.sid,
    identity: path.Identity,
    date_created: formatInstant(created),
    date_updated: formatInstant(created),
    friendly_name: values.get("FriendlyName") ?? "",
    status: "unverified",
    factor_type: type,
    config:
      type === "push"
        ? createPushConfig(values)
        : createTotpConfig(values, { ...setup.services?.[path.ServiceSid]?.totp }),
    metadata: JSON.parse(values.get("Metadata") ?? "null"),
  };
  const secret = values.get("Binding.Secret")?.toUpperCase().replaceAll("=", "") ?? generated.secret;
  const publicKey = values.get("Binding.PublicKey") ?? "";
  const factor = { shown, created, deleted: false, wrongCodes: 0, secret, publicKey };
  factors.push(factor);
  return factor;
}

/** Returns the binding of a new factor. */
export function createBinding({ setup }: Model, { shown, secret }: ModelFactor, values: Values): object {
  if (shown.factor_type === "push") return { alg: "ES256", public_key: values.get("Binding.PublicKey") };
  const { friendly_name = "Verify Service", totp } = setup.services?.[shown.service_sid] ?? {};
  const [issuer, account] = [totp?.issuer ?? friendly_name, shown.friendly_name].map(encodeURIComponent);
  const { alg, code_length, time_step } = shown.config;
  const settings = `issuer=${issuer}&algorithm=${String(alg).toUpperCase()}&digits=${code_length}&period=${time_step}`;
  return { secret, uri: `otpauth://totp/${issuer}:${account}?secret=${secret}&${settings}` };
}

/** Returns the settings of a TOTP factor. `defaults` are those of its service, or those from before a change. */
export function createTotpConfig(
  values: Values,
  defaults: Readonly<Record<string, string | number | undefined>>,
): Shown["config"] {
  const { alg = "sha1", skew = 1, code_length = 6, time_step = 30 } = defaults;
  return {
    alg: values.get("Config.Alg") ?? alg,
    skew: parseInteger(values.get("Config.Skew") ?? skew),
    code_length: parseInteger(values.get("Config.CodeLength") ?? code_length),
    time_step: parseInteger(values.get("Config.TimeStep") ?? time_step),
  };
}

/** Returns the number in a text. Converts -0 to 0. */
function parseInteger(value: string | number): number {
  return Number(value) + 0;
}

function createPushConfig(values: Values) {
  const token = values.get("Config.NotificationToken");
  return {
    sdk_version: values.get("Config.SdkVersion") ?? "",
    app_id: values.get("Config.AppId") ?? "",
    notification_platform: values.get("Config.NotificationPlatform") ?? "",
    ...(token !== undefined && { notification_token: token }),
  };
}
