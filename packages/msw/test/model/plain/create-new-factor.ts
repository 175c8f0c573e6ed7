import { type Call, getResourcePath, type ModelResponse, readFields } from "./call.ts";
import { invalidBinding, parseCredentials } from "./checks.ts";
import { bytesFromBase64, publicKeyOf } from "./keys.ts";
import {
  type EntityPath,
  ensureEntity,
  entityOf,
  factorsOf,
  instant,
  type Model,
  type ModelFactor,
  type Shown,
} from "./model.ts";
import { errorResponse, json } from "./responses.ts";

/** The parts of a new factor that only the service decides. */
export interface Chosen {
  sid: string;
  entity_sid: string;
  secret: string;
}

/** The values of a new factor, as text. */
export type Values = ReadonlyMap<string, string>;

const day = 24 * 60 * 60 * 1000;
const caps = { totp: 100, push: 20 };

/** CreateNewFactor, once its parameters are known to be good. */
export function create(model: Model, call: Call, chosen: Chosen): ModelResponse {
  const values = readFields(call);
  const type = values.get("FactorType") === "push" ? "push" : "totp";
  const key = values.get("Binding.PublicKey") ?? "";
  if (type === "push" && !publicKeyOf(key)) return invalidBinding(call);

  const present = factorsOf(model, call.path).filter(({ shown }) => shown.factor_type === type);
  const sameKey = (factor: ModelFactor) => bytesFromBase64(factor.publicKey)?.equals(bytesFromBase64(key) as Buffer);
  if (type === "push" && present.some(sameKey)) return errorResponse(call, 409, 60317, "Factor already exists");
  if (present.length >= caps[type]) {
    return errorResponse(call, 400, 60315, `Reached max limit of ${caps[type]} ${type} Factors associated per Entity`);
  }
  const recent = (entityOf(model, call.path)?.creations ?? []).filter((created) => model.now - created < day);
  if (recent.length >= 100) {
    const seconds = Math.ceil((Math.min(...recent) + day - model.now) / 1000);
    const headers = { "retry-after": String(seconds) };
    return errorResponse(call, 429, 60326, "Too many requests to create factors for the entity", { headers });
  }

  const [user] = parseCredentials(call);
  const factor = enrol(model, call.path, values, chosen, model.now, user);
  entityOf(model, call.path)?.creations.push(model.now);
  const url = `${model.setup.base}/v2${getResourcePath(call)}/${factor.shown.sid}`;
  return json(call, 201, { ...factor.shown, binding: bindingOf(model, factor, values), url });
}

/** Takes a factor in, and its entity when that is new. */
export function enrol(
  model: Model,
  path: EntityPath,
  values: Values,
  chosen: Chosen,
  created: number,
  user = "",
): ModelFactor {
  const { setup, factors } = model;
  const type = values.get("FactorType") === "push" ? "push" : "totp";
  const sid = factors.some(({ shown }) => shown.sid === chosen.sid) ? "a new sid" : chosen.sid;
  const entity = ensureEntity(model, path, chosen.entity_sid);
  const isAccount = /^AC[0-9a-fA-F]{32}$/.test(user);
  const shown: Shown = {
    sid,
    account_sid: setup.accountSid ?? (isAccount ? user : `AC${"0".repeat(32)}`),
    service_sid: path.ServiceSid,
    entity_sid: entity.sid,
    identity: path.Identity,
    date_created: instant(created),
    date_updated: instant(created),
    friendly_name: values.get("FriendlyName") ?? "",
    status: "unverified",
    factor_type: type,
    config: type === "push" ? pushConfig(values) : totpConfig(model, path, values),
    metadata: JSON.parse(values.get("Metadata") ?? "null"),
  };
  const secret = values.get("Binding.Secret")?.toUpperCase().replaceAll("=", "") ?? chosen.secret;
  const publicKey = values.get("Binding.PublicKey") ?? "";
  const factor = { shown, created, deleted: false, wrongCodes: 0, secret, publicKey };
  factors.push(factor);
  return factor;
}

/** Returns the binding of a new factor. */
export function bindingOf({ setup }: Model, { shown, secret }: ModelFactor, values: Values): object {
  if (shown.factor_type === "push") return { alg: "ES256", public_key: values.get("Binding.PublicKey") };
  const { friendly_name = "Verify Service", totp } = setup.services?.[shown.service_sid] ?? {};
  const [issuer, account] = [totp?.issuer ?? friendly_name, shown.friendly_name].map(encodeURIComponent);
  const { alg, code_length, time_step } = shown.config;
  const settings = `issuer=${issuer}&algorithm=${String(alg).toUpperCase()}&digits=${code_length}&period=${time_step}`;
  return { secret, uri: `otpauth://totp/${issuer}:${account}?secret=${secret}&${settings}` };
}

function totpConfig({ setup }: Model, { ServiceSid }: EntityPath, values: Values) {
  const { skew = 1, code_length = 6, time_step = 30 } = setup.services?.[ServiceSid]?.totp ?? {};
  return {
    alg: values.get("Config.Alg") ?? "sha1",
    skew: integer(values.get("Config.Skew") ?? skew),
    code_length: integer(values.get("Config.CodeLength") ?? code_length),
    time_step: integer(values.get("Config.TimeStep") ?? time_step),
  };
}

/** The number in a text; -0 is 0. */
export function integer(value: string | number): number {
  return Number(value) + 0;
}

function pushConfig(values: Values) {
  const token = values.get("Config.NotificationToken");
  return {
    sdk_version: values.get("Config.SdkVersion") ?? "",
    app_id: values.get("Config.AppId") ?? "",
    notification_platform: values.get("Config.NotificationPlatform") ?? "",
    ...(token !== undefined && { notification_token: token }),
  };
}
