import { type Call, type ModelResponse, readFields } from "./call.ts";
import { computeCode } from "./codes.ts";
import { createTotpConfig } from "./create-new-factor.ts";
import { isSignature } from "./keys.ts";
import { formatInstant, type Model, type ModelFactor, type Shown, toFactor } from "./model.ts";
import { createErrorResponse, createJsonResponse, invalid, missing } from "./responses.ts";
import { declared, type Name, totpSettings } from "./rules.ts";

const pushSettings: Name[] = ["Config.NotificationToken", "Config.SdkVersion", "Config.NotificationPlatform"];

/** Handles UpdateFactor with valid parameters. */
export function update(model: Model, call: Call, factor: ModelFactor): ModelResponse {
  const values = readFields(call);
  const push = factor.shown.factor_type === "push";
  const own: readonly Name[] = push ? pushSettings : totpSettings;
  const other: readonly Name[] = push ? totpSettings : pushSettings;
  const foreign = declared.update.filter((name) => other.includes(name) && values.has(name));
  if (model.setup.strict && foreign.length > 0)
    return invalid(
      call,
      foreign.map((parameter) => ({ parameter })),
    );
  const config: Shown["config"] = push
    ? changePushConfig(factor, values)
    : createTotpConfig(values, factor.shown.config);
  if (push && config.notification_platform !== "none" && config.notification_token === undefined) {
    return missing(call, ["Config.NotificationToken"]);
  }

  const payload = values.get("AuthPayload");
  const verdict = payload === undefined ? "not asked" : verifyPayload(model, factor, payload);
  if (verdict === "rejected") return createErrorResponse(call, 403, 60311, "Factor verification failed");
  if (verdict === "too late") return createErrorResponse(call, 400, 60383, "Illegal factor status");
  if (verdict === "too many") return createErrorResponse(call, 429, 60310, "Factor verification attempts reached");
  factor.shown.friendly_name = values.get("FriendlyName") ?? factor.shown.friendly_name;
  factor.shown.config = config;
  if (verdict === "right") factor.shown.status = "verified";
  const changed = ["FriendlyName", ...own].some((name) => values.has(name));
  if (changed || verdict === "right") factor.shown.date_updated = formatInstant(model.now);
  return createJsonResponse(call, 200, toFactor(model, factor), { "twilio-verify-factor-signature": "opaque" });
}

/** Verifies a payload with the settings from before the change. Counts an incorrect code. */
function verifyPayload(model: Model, factor: ModelFactor, payload: string) {
  const { sid, status, factor_type } = factor.shown;
  if (status === "verified" && model.setup.strict) return "too late";
  if (status === "verified") {
    model.warned = true;
    return "ignored";
  }
  if (factor_type === "push") return isSignature(factor.publicKey, sid, payload) ? "right" : "rejected";
  if (factor.wrongCodes === 5) return "too many";
  const { skew } = factor.shown.config;
  const near = [-2, -1, 0, 1, 2].filter((steps) => Math.abs(steps) <= Number(skew));
  if (near.some((steps) => computeCode(factor, model.now, steps) === payload)) return "right";
  factor.wrongCodes += 1;
  return "wrong";
}

function changePushConfig({ shown: { config } }: ModelFactor, values: ReadonlyMap<string, string>) {
  const token = values.get("Config.NotificationToken") ?? config.notification_token;
  const silenced = values.get("Config.NotificationPlatform") === "none";
  return {
    sdk_version: values.get("Config.SdkVersion") ?? config.sdk_version ?? "",
    app_id: config.app_id ?? "",
    notification_platform: values.get("Config.NotificationPlatform") ?? config.notification_platform ?? "",
    ...(token !== undefined && !silenced && { notification_token: token }),
  };
}
