import type { FactorType, PushConfig, UpdateFactorRequest } from "@verify-factors/types";
import type { Context } from "./api.ts";
import type { FactorRecord, PushRecord, TotpRecord } from "./factor-record.ts";

type Setting = Extract<keyof UpdateFactorRequest, `Config.${string}`>;

/** The settings of each factor type; those of the other one are ignored. */
const settingsOfType: { readonly [Type in FactorType]: readonly Setting[] } = {
  totp: ["Config.TimeStep", "Config.Skew", "Config.CodeLength", "Config.Alg"],
  push: ["Config.NotificationToken", "Config.SdkVersion", "Config.NotificationPlatform"],
};

/**
 * Throws an error if a factor cannot take the changes: a platform that notifies needs a token, sent or stored. With
 * `strict`, settings of the other type are errors, too.
 * @see rulings 22, 42
 */
export function checkChanges(
  record: FactorRecord,
  changes: UpdateFactorRequest,
  { state, error }: Context<"UpdateFactor">,
): void {
  if (state.options.strict) checkType(record, changes, error);
  if (record.factor_type !== "push") return;
  const { notification_platform, notification_token } = record.config;
  const platform = changes["Config.NotificationPlatform"] ?? notification_platform;
  const token = changes["Config.NotificationToken"] ?? notification_token;
  if (platform === "none" || token !== undefined) return;
  const parameter = "Config.NotificationToken";
  throw error("MissingParameter", {
    variables: { parameter },
    fieldErrors: [{ parameter, expected: `a token for the platform ${platform}` }],
  });
}

/** Applies the changes that concern the factor's type. Returns `true` if there were any. */
export function applyChanges(record: FactorRecord, changes: UpdateFactorRequest): boolean {
  if (changes.FriendlyName !== undefined) record.friendly_name = changes.FriendlyName;
  if (record.factor_type === "totp") applyToTotp(record, changes);
  else applyToPush(record, changes);
  const known = settingsOfType[record.factor_type];
  return changes.FriendlyName !== undefined || known.some((name) => changes[name] !== undefined);
}

function checkType(record: FactorRecord, changes: UpdateFactorRequest, error: Context<"UpdateFactor">["error"]): void {
  const known: readonly string[] = ["AuthPayload", "FriendlyName", ...settingsOfType[record.factor_type]];
  const fieldErrors = Object.keys(changes)
    .filter((name) => !known.includes(name))
    .map((parameter) => ({ parameter, expected: `absent for a ${record.factor_type} factor` }));
  const [first] = fieldErrors;
  if (first) throw error("InvalidParameter", { variables: { parameter: first.parameter }, fieldErrors });
}

function applyToTotp(record: TotpRecord, changes: UpdateFactorRequest): void {
  const { alg, skew, code_length, time_step } = record.config;
  record.config = {
    alg: changes["Config.Alg"] ?? alg,
    skew: changes["Config.Skew"] ?? skew,
    code_length: changes["Config.CodeLength"] ?? code_length,
    time_step: changes["Config.TimeStep"] ?? time_step,
  };
}

function applyToPush(record: PushRecord, changes: UpdateFactorRequest): void {
  const { app_id, sdk_version, notification_platform, notification_token } = record.config;
  const token = changes["Config.NotificationToken"] ?? notification_token;
  const isTokenDropped = changes["Config.NotificationPlatform"] === "none";
  record.config = {
    sdk_version: changes["Config.SdkVersion"] ?? sdk_version,
    app_id,
    notification_platform: changes["Config.NotificationPlatform"] ?? notification_platform,
    ...(token !== undefined && !isTokenDropped && { notification_token: token }),
  } as PushConfig;
}
